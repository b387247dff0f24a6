"use client";

import { useLayoutEffect, useRef } from "react";
import type { AnchoredScroll } from "@/components/messages/use-anchored-scroll";
import type { RoomMessages } from "@/lib/client/message-pages";
import { rowKey } from "@/lib/client/timeline";

/** Where the list is to go: a new object goes there anew. */
export type Landing = { seq: number /** To the line "New" above it. */; isLine?: boolean };

type Options = {
  data: RoomMessages;
  /** Changes whenever the rows in the document do. */
  rowsVersion: unknown;
  landing: Landing | null;
  scroll: AnchoredScroll;
  /** Brings the rows around a seq into the document. */
  showAround: (seq: number) => void;
};

const POINTED_FOR_MS = 2_500;

/** Goes to a message as soon as it is in the document, and shows which one it is. */
export function useLanding({ data, rowsVersion, landing, scroll, showAround }: Options): void {
  const { list } = data;
  const wanted = useRef<Landing | null>(null);
  const known = useRef<Landing | null>(null);

  // What it leads to may come a moment after the wish.
  useLayoutEffect(() => {
    if (!landing || landing === known.current || !covers(data, landing.seq)) return;
    known.current = landing;
    wanted.current = landing;
    showAround(landing.seq);
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is wanted may have come with these rows
  useLayoutEffect(() => {
    if (!wanted.current) return;
    const { seq, isLine } = wanted.current;
    // What was asked for may be a reply that is kept in its thread: then what was said next.
    const message = list.find((said) => said.seq >= seq) ?? list.at(-1);
    if (!message) return;
    const key = rowKey(message.fromUserId, message.localId ?? String(message.id));
    if (isLine && scroll.toRow("new")) wanted.current = null;
    else if (scroll.toRow(key)) {
      wanted.current = null;
      if (!isLine && scroll.scroller.current) point(scroll.scroller.current, key);
    }
  }, [landing, rowsVersion]);
}

/** Whether what is loaded holds the place, or what is nearest to it. */
function covers({ oldestSeq, lastSeq, hasEarlier, hasLater }: RoomMessages, seq: number): boolean {
  return (seq >= oldestSeq || !hasEarlier) && (seq <= lastSeq || !hasLater);
}

/** The row gets the focus, and for two seconds a ground of its own. */
function point(box: HTMLElement, key: string): void {
  const row = box.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
  row?.focus({ preventScroll: true });
  const backgroundColor = "var(--color-accent-tint)";
  row?.animate([{ backgroundColor }, { backgroundColor, offset: 0.9 }, {}], POINTED_FOR_MS);
}
