"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { type DraftPlace, draftName, readDraft, subscribeToDrafts, writeDraft } from "@/lib/client/drafts";
import { sayTyping, stopTyping } from "@/lib/client/typing";

/**
 * The text of a field that is kept from the first letter on, and follows the person's
 * other tabs and devices.
 *
 * @returns the text, and what changes it
 */
export function useDraft(
  { userId, roomId, threadRootId }: DraftPlace,
  field: RefObject<HTMLTextAreaElement | null>,
): [string, (text: string) => void] {
  const [text, setText] = useState("");
  const isFresh = useRef(true);

  const change = useCallback(
    (words: string) => {
      setText(words);
      writeDraft({ userId, roomId, threadRootId }, words);
      if (words.trim() === "") stopTyping(roomId, threadRootId);
      else sayTyping(roomId, threadRootId);
    },
    [userId, roomId, threadRootId],
  );

  // The server cannot know the draft, so it comes right after the first render; and before
  // that one, on a slow machine, somebody may have typed into the server's empty field.
  useLayoutEffect(() => {
    const kept = readDraft({ userId, roomId, threadRootId });
    const typed = isFresh.current ? (field.current?.value ?? "") : "";
    isFresh.current = false;
    if (typed === "" || kept.endsWith(typed)) setText(kept);
    else change(typed.startsWith(kept) ? typed : `${kept}\n${typed}`);
  }, [userId, roomId, threadRootId, field, change]);

  useEffect(() => {
    const place = { userId, roomId, threadRootId };
    const own = draftName(place);
    return subscribeToDrafts((name, isTyped) => {
      if (name === own && !isTyped) setText(readDraft(place));
    });
  }, [userId, roomId, threadRootId]);

  return [text, change];
}
