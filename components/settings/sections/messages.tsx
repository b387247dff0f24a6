"use client";

import { useTranslations } from "next-intl";
import { PreferenceChoice, PreferenceSwitch } from "@/components/settings/preference-choice";

export default function MessagesSection() {
  const t = useTranslations("preferences");
  return (
    <>
      <PreferenceChoice
        name="sendKey"
        label={t("sendKey")}
        hint={t("sendKeyHint")}
        choices={[
          { value: "enter", label: t("sendEnter"), hint: t("sendEnterHint") },
          { value: "mod-enter", label: t("sendModEnter"), hint: t("sendModEnterHint") },
        ]}
      />
      <PreferenceSwitch
        name="enterInCode"
        label={t("enterInCode")}
        hint={t("enterInCodeHint")}
        on="newline"
        off="send"
      />
      <PreferenceChoice
        name="startAt"
        label={t("startAt")}
        choices={[
          { value: "unread", label: t("startUnread") },
          { value: "newest", label: t("startNewest") },
        ]}
      />
      <PreferenceChoice
        name="markRead"
        label={t("markRead")}
        choices={[
          { value: "seen", label: t("markSeen") },
          { value: "by-hand", label: t("markByHand"), hint: t("markByHandHint") },
        ]}
      />
    </>
  );
}
