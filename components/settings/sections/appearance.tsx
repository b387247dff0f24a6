"use client";

import { useTranslations } from "next-intl";
import { ChoiceList } from "@/components/ui/choice-list";
import { setTheme, useTheme } from "@/components/ui/theme";

export default function AppearanceSection() {
  const t = useTranslations("settings.user");
  const theme = useTheme();
  return (
    <ChoiceList
      label={t("theme")}
      value={theme}
      choices={[
        { value: "system", label: t("themeSystem") },
        { value: "light", label: t("themeLight") },
        { value: "dark", label: t("themeDark") },
      ]}
      onChange={setTheme}
    />
  );
}
