"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useId, useMemo, useRef, useState } from "react";
import { EmojiGrid, type EmojiSection } from "@/components/emoji/emoji-grid";
import { GroupTabs } from "@/components/emoji/group-tabs";
import { ToneChoice } from "@/components/emoji/tone-choice";
import { Input } from "@/components/ui/input";
import { PopCard } from "@/components/ui/pop-card";
import type { EmojiWish } from "@/lib/client/emoji/ask";
import { EMOJIS, type Emoji, findEmoji, GROUPS, inTone, searchEmoji } from "@/lib/client/emoji/emoji";
import { noteRecentEmoji, readRecentEmoji, readTone, writeTone } from "@/lib/client/emoji/recent";
import { isComposing } from "@/lib/client/ime";

type Props = { wish: EmojiWish; onClose: () => void };

/** As many as stand side by side on the narrowest phone, 44 px each under a finger. */
export const COLUMNS = 8;

/** All emoji, by name, word and group. The field is a combobox whose list is a grid. */
export default function EmojiPicker({ wish, onClose }: Props) {
  const t = useTranslations("emoji");
  const id = useId();
  const place = usePlace(wish.anchor);
  const back = useRef(wish.back ?? wish.anchor);
  const [keyword, setKeyword] = useState("");
  const [tone, setTone] = useState(readTone);
  const [recent] = useState(readRecentEmoji);
  const [at, setAt] = useState<{ section: number; place: number }>({ section: 0, place: 0 });
  const sections = useSections(useDeferredValue(keyword), recent);
  const active = sections[at.section]?.emojis[at.place];

  function pick(emoji: Emoji) {
    const chosen = inTone(emoji, tone);
    noteRecentEmoji(chosen);
    onClose();
    wish.onPick(chosen);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "Enter" && active) pick(active);
    else if (event.key in STEPS) setAt(moved(at, STEPS[event.key as keyof typeof STEPS], sections));
    else return;
    event.preventDefault();
  }

  return (
    <PopCard
      label={t("title")}
      anchor={back}
      opener={wish.anchor}
      place={place}
      onClose={onClose}
      className="w-[min(22.5rem,calc(100vw-1rem))]"
    >
      <div className="p-2 pb-1.5">
        <Input
          role="combobox"
          aria-label={t("search")}
          aria-expanded="true"
          aria-haspopup="grid"
          aria-controls={`${id}-grid`}
          aria-activedescendant={active && cellId(id, at.section, at.place)}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("placeholder")}
          value={keyword}
          onChange={(event) => {
            setKeyword(event.target.value);
            setAt({ section: 0, place: 0 });
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {keyword.trim() === "" && <GroupTabs sections={sections} idOf={(section) => `${id}-${section}`} />}
      <EmojiGrid
        id={id}
        sections={sections}
        at={at}
        tone={tone}
        nothing={t("none", { keyword: keyword.trim() })}
        onPoint={(section, place) => setAt({ section, place })}
        onPick={pick}
      />
      <div className="flex min-h-11 items-center gap-2 border-line border-t px-2.5 py-1.5">
        <span aria-hidden="true" className="text-2xl leading-none">
          {active && inTone(active, tone)}
        </span>
        <span className="min-w-0 flex-1 truncate text-sm text-soft">
          {active?.shortcodes[0] ? `:${active.shortcodes[0]}:` : active?.name}
        </span>
        <ToneChoice
          tone={tone}
          onChange={(chosen) => {
            setTone(chosen);
            writeTone(chosen);
          }}
        />
      </div>
    </PopCard>
  );
}

/** Where it was asked for: what was pressed may be gone a moment later. */
function usePlace(anchor: HTMLElement | null): { getBoundingClientRect: () => DOMRect } {
  const [rect] = useState(
    () => anchor?.getBoundingClientRect() ?? new DOMRect(window.innerWidth / 2, window.innerHeight, 0, 0),
  );
  return { getBoundingClientRect: () => rect };
}

export function cellId(id: string, section: number, place: number): string {
  return `${id}-${section}-${place}`;
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS } as const;

function useSections(keyword: string, recent: string[]): EmojiSection[] {
  return useMemo(() => {
    if (keyword.trim() !== "") {
      const emojis = searchEmoji(keyword, 96);
      return emojis.length > 0 ? [{ name: "found", emojis }] : [];
    }
    const last = recent.flatMap((emoji) => findEmoji(emoji) ?? []);
    const groups = GROUPS.map((name) => ({ name, emojis: EMOJIS.filter(({ group }) => group === name) }));
    return last.length > 0 ? [{ name: "recent", emojis: last }, ...groups] : groups;
  }, [keyword, recent]);
}

/** One cell on, or a row up or down in the same column; over the end of a group into the next. */
function moved(
  { section, place }: { section: number; place: number },
  step: number,
  sections: EmojiSection[],
): { section: number; place: number } {
  const here = sections[section]?.emojis.length ?? 0;
  const to = place + step;
  if (to >= 0 && to < here) return { section, place: to };
  const isUpOrDown = Math.abs(step) === COLUMNS;
  const column = place % COLUMNS;
  if (to < 0) {
    const above = sections[section - 1]?.emojis.length;
    if (!above) return { section, place };
    const lastRow = Math.floor((above - 1) / COLUMNS) * COLUMNS;
    return { section: section - 1, place: isUpOrDown ? Math.min(lastRow + column, above - 1) : above - 1 };
  }
  // The last row may be shorter than the one above it.
  if (isUpOrDown && Math.floor(place / COLUMNS) < Math.floor((here - 1) / COLUMNS)) {
    return { section, place: here - 1 };
  }
  const below = sections[section + 1]?.emojis.length;
  if (!below) return { section, place };
  return { section: section + 1, place: isUpOrDown ? Math.min(column, below - 1) : 0 };
}
