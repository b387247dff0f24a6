"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { PreferenceChoice, PreferenceSwitch } from "@/components/settings/preference-choice";
import { chooseTheme } from "@/components/settings/theme-preference";
import { ChoiceList } from "@/components/ui/choice-list";
import { useTheme } from "@/components/ui/theme";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";

export default function AppearanceSection() {
  const t = useTranslations("preferences");
  const tUser = useTranslations("settings.user");
  const client = useQueryClient();
  const errorText = useErrorText();
  const theme = useTheme();
  return (
    <>
      <ChoiceList
        label={tUser("theme")}
        value={theme}
        choices={[
          { value: "system", label: tUser("themeSystem") },
          { value: "light", label: tUser("themeLight") },
          { value: "dark", label: tUser("themeDark") },
        ]}
        onChange={(value) =>
          chooseTheme(client, value).catch((cause: unknown) => showToast(errorText(cause)))
        }
      />
      <PreferenceChoice
        name="density"
        label={t("density")}
        choices={[
          { value: "comfortable", label: t("densityComfortable") },
          { value: "compact", label: t("densityCompact"), hint: t("densityCompactHint") },
        ]}
      />
      <PreferenceSwitch
        name="textWidth"
        label={t("fullWidth")}
        hint={t("fullWidthHint")}
        on="full"
        off="column"
      />
      <PreferenceSwitch
        name="media"
        label={t("reducedData")}
        hint={t("reducedDataHint")}
        on="on-request"
        off="show"
      />
    </>
  );
}
