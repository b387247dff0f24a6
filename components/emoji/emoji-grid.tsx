import { useTranslations } from "next-intl";
import { memo, useEffect, useRef } from "react";
import { COLUMNS, cellId } from "@/components/emoji/emoji-picker";
import { type Emoji, type Group, inTone, type Tone } from "@/lib/client/emoji/emoji";

export type EmojiSection = { name: Group | "recent" | "found"; emojis: Emoji[] };

type Props = {
  id: string;
  sections: EmojiSection[];
  at: { section: number; place: number };
  tone: Tone;
  /** What is said where nothing was found. */
  nothing: string;
  onPoint: (section: number, place: number) => void;
  onPick: (emoji: Emoji) => void;
};

/** The emoji in rows. What is scrolled away is neither laid out nor painted. */
export function EmojiGrid({ id, sections, at, tone, nothing, onPoint, onPick }: Props) {
  const t = useTranslations("emoji");
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const cell = document.getElementById(cellId(id, at.section, at.place));
    for (const marked of box.current?.querySelectorAll("[aria-selected=true]") ?? [])
      marked.setAttribute("aria-selected", "false");
    cell?.setAttribute("aria-selected", "true");
    cell?.scrollIntoView({ block: "nearest" });
  });

  function cellAt(target: EventTarget): { section: number; place: number } | null {
    const cell = target instanceof Element && target.closest<HTMLElement>("[data-place]");
    return cell ? { section: Number(cell.dataset.section), place: Number(cell.dataset.place) } : null;
  }

  if (sections.length === 0) {
    return (
      <p role="status" className="h-72 px-4 py-8 text-center text-soft">
        {nothing}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the grid hears the keys
    // biome-ignore lint/a11y/useSemanticElements: a table would be read as data
    <div
      ref={box}
      id={`${id}-grid`}
      role="grid"
      aria-label={t("grid")}
      tabIndex={-1}
      onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
      onPointerMove={(event) => {
        const cell = event.pointerType === "mouse" && cellAt(event.target);
        if (cell && (cell.section !== at.section || cell.place !== at.place))
          onPoint(cell.section, cell.place);
      }}
      onClick={(event) => {
        const cell = cellAt(event.target);
        const emoji = cell && sections[cell.section]?.emojis[cell.place];
        if (emoji) onPick(emoji);
      }}
      className="h-72 overflow-y-auto overscroll-contain px-2 pb-2 outline-none"
    >
      {sections.map((section, index) => (
        <Section key={section.name} id={id} section={section} index={index} tone={tone} />
      ))}
    </div>
  );
}

type SectionProps = { id: string; section: EmojiSection; index: number; tone: Tone };

/** Drawn once: which cell is the active one is marked on the element itself. */
const Section = memo(function Section({ id, section, index, tone }: SectionProps) {
  const t = useTranslations("emoji");
  const { name, emojis } = section;
  const rows = Math.ceil(emojis.length / COLUMNS);
  return (
    // biome-ignore lint/a11y/useSemanticElements: as the grid
    <div
      role="rowgroup"
      aria-label={name === "found" ? undefined : t(`groups.${name}`)}
      id={`${id}-${name}`}
      style={{ containIntrinsicSize: `auto ${rows * 2.5 + 2}rem` }}
      className="[content-visibility:auto]"
    >
      {name !== "found" && (
        <p aria-hidden="true" className="px-1 pt-2 pb-1 font-medium text-soft text-xs">
          {t(`groups.${name}`)}
        </p>
      )}
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name and never move
        // biome-ignore lint/a11y/useSemanticElements: as the grid
        <div key={row} role="row" tabIndex={-1} className="grid grid-cols-8">
          {emojis.slice(row * COLUMNS, (row + 1) * COLUMNS).map((emoji, column) => (
            // biome-ignore lint/a11y/useSemanticElements: as the grid
            <div
              key={emoji.emoji}
              id={cellId(id, index, row * COLUMNS + column)}
              role="gridcell"
              tabIndex={-1}
              aria-label={emoji.name}
              aria-selected="false"
              data-section={index}
              data-place={row * COLUMNS + column}
              className="flex h-10 cursor-pointer select-none items-center justify-center rounded-md text-2xl leading-none active:bg-selected aria-selected:bg-hover aria-selected:outline aria-selected:-outline-offset-1 aria-selected:outline-focus touch:h-11"
            >
              {inTone(emoji, tone)}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
});
