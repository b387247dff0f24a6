"use client";

import { useTranslations } from "next-intl";

/** Between what was there at the last visit and what is new. Stays put until the room is left. */
export function NewLine() {
  const t = useTranslations("messages");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" data-key="new" className="flex items-center gap-2 px-4 py-1 text-accent">
      <span className="h-px flex-1 bg-accent-fill" aria-hidden="true" />
      <span className="font-semibold text-xs">{t("new")}</span>
      <span className="h-px w-4 bg-accent-fill" aria-hidden="true" />
    </div>
  );
}
