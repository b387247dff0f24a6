"use client";

import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** This near to the end one counts as being there, and new messages are followed. */
const NEAR_END = 80;

/** A row, and how far its lower edge is below the top of the view. */
type Anchor = { key: string; bottom: number };

type Options = {
  /** Changes whenever the rows in the document do. */
  rowsVersion: unknown;
  /** Whether the last row in the document is the room's last: only then can the end be followed. */
  isEndLoaded: boolean;
  onMoved: () => void;
};

export type AnchoredScroll = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  isAtEnd: boolean;
  toEnd: () => void;
  /** Puts a row a third below the top. False when it is not in the document. */
  toRow: (key: string) => boolean;
  onScroll: () => void;
  /** To be called right before the rows change: a scroll may have happened that no event has told of yet. */
  measure: () => void;
};

/**
 * The one owner of the scroll position. The scroller counts from its end (it is laid out
 * in reverse around a single child), so the first paint shows the newest message and
 * earlier ones can be added above without moving anything. Whatever else changes, the row
 * at the top of the view stays where it is: it is the anchor, by key and never by pixels.
 * Its lower edge is what stays: an author's name above it comes and goes with the rows before it.
 */
export function useAnchoredScroll({ rowsVersion, isEndLoaded, onMoved }: Options): AnchoredScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const anchor = useRef<Anchor | null>(null);
  const isFollowing = useRef(true);
  const [isAtEnd, setAtEnd] = useState(true);
  const canFollow = useRef(isEndLoaded);

  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    // Somebody may be on the way to an end that comes only with this change.
    isFollowing.current &&= -box.scrollTop <= NEAR_END;
    anchor.current = isFollowing.current ? null : findAnchor(box);
  }, []);

  const remember = useCallback(() => {
    isFollowing.current = canFollow.current;
    measure();
    setAtEnd(isFollowing.current);
  }, [measure]);

  const restore = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    if (isFollowing.current) {
      if (box.scrollTop !== 0) box.scrollTop = 0;
      return;
    }
    const row = anchor.current && rowOf(box, anchor.current.key);
    if (!row || !anchor.current) return;
    const { bottom } = row.getBoundingClientRect();
    const moved = bottom - box.getBoundingClientRect().top - anchor.current.bottom;
    if (Math.abs(moved) >= 1) box.scrollTop += moved;
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new set of rows is what moves things
  useLayoutEffect(restore, [rowsVersion, restore]);
  // What is measured before a change is measured by what was in the document then.
  useLayoutEffect(() => {
    canFollow.current = isEndLoaded;
  });

  useEffect(() => {
    if (!content.current) return;
    // Fonts, pictures and edits change heights without a render of the list.
    const observer = new ResizeObserver(restore);
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [restore]);

  const onScroll = useCallback(() => {
    remember();
    onMoved();
  }, [remember, onMoved]);

  const toEnd = useCallback(() => {
    isFollowing.current = true;
    anchor.current = null;
    setAtEnd(true);
    if (scroller.current) scroller.current.scrollTop = 0;
  }, []);

  const toRow = useCallback(
    (key: string) => {
      const box = scroller.current;
      const row = box && rowOf(box, key);
      if (!box || !row) return false;
      const offset = row.getBoundingClientRect().top - box.getBoundingClientRect().top;
      box.scrollTop += offset - box.clientHeight / 3;
      remember();
      return true;
    },
    [remember],
  );

  return { scroller, content, isAtEnd, toEnd, toRow, onScroll, measure };
}

/** The first row that is at least partly in view. */
function findAnchor(box: HTMLElement): Anchor | null {
  const top = box.getBoundingClientRect().top;
  for (const row of box.querySelectorAll<HTMLElement>("[data-key]")) {
    const rect = row.getBoundingClientRect();
    if (rect.bottom > top && row.dataset.key) return { key: row.dataset.key, bottom: rect.bottom - top };
  }
  return null;
}

function rowOf(box: HTMLElement, key: string): HTMLElement | null {
  return box.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}
