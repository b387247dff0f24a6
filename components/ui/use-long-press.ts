"use client";

import { type MouseEvent, type PointerEvent, useEffect, useRef } from "react";

const HELD_FOR_MS = 500;
/** A finger is never quite still; further than this it scrolls. */
const STILL_PX = 10;

/**
 * A finger that stays where it is: what the right button is to a mouse. Browsers that make
 * a context menu of it come to the same end; those that do not are waited for here.
 */
export function useLongPress(onLongPress: () => void) {
  const press = useRef<{ x: number; y: number; timer: ReturnType<typeof setTimeout> } | null>(null);
  const isSpent = useRef(false);

  function end() {
    if (press.current) clearTimeout(press.current.timer);
    press.current = null;
  }
  function act() {
    end();
    isSpent.current = true;
    onLongPress();
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it reads nothing but the ref, and acts when the row goes
  useEffect(() => end, []);

  return {
    onPointerDown({ pointerType, clientX: x, clientY: y }: PointerEvent) {
      end();
      isSpent.current = false;
      if (pointerType !== "touch") return;
      const timer = setTimeout(act, HELD_FOR_MS);
      press.current = { x, y, timer };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      const from = press.current;
      if (from && Math.hypot(clientX - from.x, clientY - from.y) > STILL_PX) end();
    },
    onPointerUp: end,
    onPointerCancel: end,
    onContextMenu(event: MouseEvent) {
      const isTouch = "pointerType" in event.nativeEvent && event.nativeEvent.pointerType === "touch";
      if (!isTouch) return;
      event.preventDefault();
      if (press.current) act(); // else the time was up before, and it is open already
    },
    /** Where the finger leaves, the browser may still see a press. */
    onClickCapture(event: MouseEvent) {
      if (!isSpent.current) return;
      isSpent.current = false;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
