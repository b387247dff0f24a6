"use client";

import { useTranslations } from "next-intl";
import { PreferenceChoice, PreferenceSwitch } from "@/components/settings/preference-choice";

export default function AccessibilitySection() {
  const t = useTranslations("preferences");
  return (
    <>
      <PreferenceChoice
        name="announce"
        label={t("announce")}
        hint={t("announceHint")}
        choices={[
          { value: "all", label: t("announceAll") },
          { value: "mentions", label: t("announceMentions") },
          { value: "off", label: t("announceOff") },
        ]}
      />
      <PreferenceSwitch
        name="letterKeys"
        label={t("letterKeys")}
        hint={t("letterKeysHint")}
        on="on"
        off="off"
      />
      <p className="text-soft text-sm">{t("motion")}</p>
    </>
  );
}
