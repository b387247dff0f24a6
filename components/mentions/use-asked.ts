"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { type Asked, askedAt, closedShortcodeAt } from "@/lib/client/mentions/asked";
import { insertText } from "@/lib/client/mentions/insert-text";

/**
 * What a field asks for where its caret stands. A word that was dismissed is asked for
 * again when another one is begun; nothing is asked for while an input method composes.
 */
export function useAsked(field: RefObject<HTMLTextAreaElement | null>): {
  asked: Asked | null;
  dismiss: () => void;
} {
  const [asked, setAsked] = useState<Asked | null>(null);
  const dismissed = useRef<number | null>(null);

  useEffect(() => {
    const box = field.current;
    if (!box) return;
    let isComposing = false;
    const look = () => {
      if (isComposing) return;
      const { value, selectionStart, selectionEnd } = box;
      const now =
        document.activeElement === box && selectionStart === selectionEnd
          ? askedAt(value, selectionStart)
          : null;
      if (now?.from !== dismissed.current) dismissed.current = null;
      setAsked((before) => (dismissed.current !== null ? null : isSame(before, now) ? before : now));
    };
    const onInput = (event: Event) => {
      look();
      // Typed by a person, not put there by this or by a draft.
      if (event instanceof InputEvent && event.data === ":" && !isComposing) void replaceShortcode(box);
    };
    const onStart = () => {
      isComposing = true;
    };
    const onEnd = () => {
      isComposing = false;
      look();
    };
    look();
    const own = { input: onInput, compositionstart: onStart, compositionend: onEnd, focus: look, blur: look };
    for (const [name, hear] of Object.entries(own)) box.addEventListener(name, hear);
    document.addEventListener("selectionchange", look);
    return () => {
      for (const [name, hear] of Object.entries(own)) box.removeEventListener(name, hear);
      document.removeEventListener("selectionchange", look);
    };
  }, [field]);

  return {
    asked,
    dismiss: () => {
      dismissed.current = asked?.from ?? null;
      setAsked(null);
    },
  };
}

function isSame(one: Asked | null, other: Asked | null): boolean {
  return (
    one?.sign === other?.sign &&
    one?.from === other?.from &&
    one?.to === other?.to &&
    one?.word === other?.word
  );
}

/** ":tada:" is done with its second colon. */
async function replaceShortcode(box: HTMLTextAreaElement): Promise<void> {
  const { value, selectionStart } = box;
  const closed = closedShortcodeAt(value, selectionStart);
  if (!closed) return;
  const { findByShortcode, inTone } = await import("@/lib/client/emoji/emoji");
  const { readTone } = await import("@/lib/client/emoji/recent");
  const found = findByShortcode(closed.word);
  // Somebody may have gone on typing meanwhile; then it is replaced when it is sent.
  if (!found || box.value !== value || box.selectionStart !== selectionStart) return;
  insertText(box, { from: closed.from, to: closed.to, words: inTone(found, readTone()) });
}
