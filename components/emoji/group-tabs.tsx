import { useTranslations } from "next-intl";
import type { EmojiSection } from "@/components/emoji/emoji-grid";

const ICONS: Record<string, string> = { recent: "🕘" };

/** Leads to the groups of the grid. */
export function GroupTabs({
  sections,
  idOf,
}: {
  sections: EmojiSection[];
  idOf: (section: string) => string;
}) {
  const t = useTranslations("emoji");
  return (
    <div className="flex justify-between border-line border-b px-2 pb-1">
      {sections.map(({ name, emojis }) =>
        name === "found" ? null : (
          <button
            key={name}
            type="button"
            aria-label={t(`groups.${name}`)}
            data-tooltip={t(`groups.${name}`)}
            onClick={() => document.getElementById(idOf(name))?.scrollIntoView({ block: "start" })}
            className="flex h-8 min-w-6 flex-1 items-center justify-center rounded-md text-lg leading-none grayscale hover:bg-hover hover:grayscale-0 focus-visible:grayscale-0 touch:h-11"
          >
            {ICONS[name] ?? emojis[0]?.emoji}
          </button>
        ),
      )}
    </div>
  );
}
