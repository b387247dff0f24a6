"use client";

import { useTranslations } from "next-intl";
import {
  type CSSProperties,
  type RefObject,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { SuggestionOption } from "@/components/mentions/suggestion-option";
import { useAsked } from "@/components/mentions/use-asked";
import { type Suggestion, useSuggestions } from "@/components/mentions/use-suggestions";
import { noteRecentEmoji } from "@/lib/client/emoji/recent";
import type { Asked } from "@/lib/client/mentions/asked";
import { noteChosen } from "@/lib/client/mentions/chosen";
import { insertText } from "@/lib/client/mentions/insert-text";

type Props = { field: RefObject<HTMLTextAreaElement | null>; roomId: number };

/** The list over a field: a combobox by the authoring practices, of which the field is the text box. */
export default function Suggestions({ field, roomId }: Props) {
  const t = useTranslations("mentions");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const { asked, dismiss } = useAsked(field);
  const found = useSuggestions(asked, roomId);
  const active = found[Math.min(at, found.length - 1)];
  const isOpen = asked !== null && active !== undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another word begins at the top
  useEffect(() => setAt(0), [asked?.sign, asked?.word]);

  useEffect(() => {
    list.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  });

  useCombobox(field, isOpen ? { listId: `${id}-list`, activeId: `${id}-${active.key}` } : null);

  function accept(suggestion: Suggestion) {
    const box = field.current;
    if (!box || !asked) return;
    if (suggestion.kind === "person") noteChosen(roomId, suggestion, box.value.slice(0, asked.from));
    if (suggestion.kind === "emoji") noteRecentEmoji(suggestion.emoji);
    insert(box, asked, suggestion.insert);
  }

  useKeys(field, (event) => {
    if (
      !isOpen ||
      event.isComposing ||
      event.keyCode === 229 ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey
    )
      return false;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else if (event.key === "Escape") dismiss();
    else if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey) accept(active);
    else return false;
    return true;
  });

  if (!isOpen || !field.current) return null;
  return createPortal(
    <div
      ref={list}
      id={`${id}-list`}
      role="listbox"
      aria-label={t(LABELS[asked.sign])}
      style={placeOver(field.current)}
      // The field keeps the caret, under a finger too.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      className="fixed z-50 max-h-[min(20rem,40dvh)] animate-appear overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1.5 shadow-float"
    >
      {found.map((suggestion, index) => (
        <SuggestionOption
          key={suggestion.key}
          id={`${id}-${suggestion.key}`}
          suggestion={suggestion}
          isActive={suggestion === active}
          onPoint={() => setAt(index)}
          onChoose={() => accept(suggestion)}
        />
      ))}
    </div>,
    document.body,
  );
}

const LABELS = { "@": "people", "#": "rooms", ":": "emoji" } as const;

/** One space follows, where none does yet. */
function insert(box: HTMLTextAreaElement, { from, to }: Asked, words: string): void {
  const hasSpace = /^\s/.test(box.value.slice(to));
  insertText(box, { from, to, words: hasSpace ? words : `${words} ` });
  if (hasSpace) box.setSelectionRange(from + words.length + 1, from + words.length + 1);
}

/** The field says that it has a list only while there is one: without it, it is a text box like any other. */
function useCombobox(
  field: RefObject<HTMLTextAreaElement | null>,
  open: { listId: string; activeId: string } | null,
): void {
  const [listId, activeId] = [open?.listId, open?.activeId];
  useLayoutEffect(() => {
    const box = field.current;
    if (!box || listId === undefined || activeId === undefined) return;
    const attributes = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "true",
      "aria-haspopup": "listbox",
      "aria-controls": listId,
      "aria-activedescendant": activeId,
    };
    for (const [name, value] of Object.entries(attributes)) box.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(attributes)) box.removeAttribute(name);
    };
  }, [field, listId, activeId]);
}

/** Before anybody else hears of a key; true where it is used up. */
function useKeys(
  field: RefObject<HTMLTextAreaElement | null>,
  onKey: (event: KeyboardEvent) => boolean,
): void {
  const latest = useRef(onKey);
  useLayoutEffect(() => {
    latest.current = onKey;
  });
  useEffect(() => {
    const box = field.current;
    function onKeyDown(event: KeyboardEvent) {
      if (!latest.current(event)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    box?.addEventListener("keydown", onKeyDown);
    return () => box?.removeEventListener("keydown", onKeyDown);
  }, [field]);
}

const GAP = 6;
const WIDEST = 416;

/** Above the field, or under it where there is more room. */
function placeOver(box: HTMLElement): CSSProperties {
  const { top, bottom, left, width } = box.getBoundingClientRect();
  const isAbove = top > window.innerHeight - bottom;
  const fitting = Math.min(Math.max(width, 260), WIDEST, window.innerWidth - 16);
  return {
    left: Math.max(8, Math.min(left - 8, window.innerWidth - fitting - 8)),
    width: fitting,
    ...(isAbove ? { bottom: window.innerHeight - top + GAP } : { top: bottom + GAP }),
  };
}
