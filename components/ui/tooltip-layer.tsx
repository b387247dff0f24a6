"use client";

import clsx from "clsx";
import { useEffect, useState } from "react";

type Shown = { label: string; x: number; y: number; isAbove: boolean };

const DELAY_MS = 450;
const GAP = 6;

/**
 * The page's one tooltip, shown for whatever carries data-tooltip while it is hovered
 * or focused by keyboard. The words are the element's accessible name already, so the
 * tooltip itself is for eyes only. Esc dismisses it (WCAG 1.4.13).
 */
export default function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      clearTimeout(timer);
      setShown(null);
    };
    const showFor = (event: Event, delay: number) => {
      const owner = event.target instanceof Element ? event.target.closest("[data-tooltip]") : null;
      hide();
      if (owner) timer = setTimeout(() => setShown(placed(owner)), delay);
    };
    const onOver = (event: PointerEvent) => event.pointerType === "mouse" && showFor(event, DELAY_MS);
    const onFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(":focus-visible")) showFor(event, 0);
    };
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && hide();

    document.addEventListener("pointerover", onOver);
    document.addEventListener("focusin", onFocus);
    document.addEventListener("focusout", hide);
    document.addEventListener("pointerdown", hide);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", hide, true);
    return () => {
      hide();
      document.removeEventListener("pointerover", onOver);
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("focusout", hide);
      document.removeEventListener("pointerdown", hide);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", hide, true);
    };
  }, []);

  if (!shown) return null;
  return (
    <div
      aria-hidden="true"
      popover="manual"
      ref={(element) => element?.showPopover()}
      style={{ left: shown.x, top: shown.y }}
      className={clsx(
        "pointer-events-none fixed m-0 w-max max-w-64 -translate-x-1/2 rounded-sm bg-ink px-2 py-1 text-surface text-xs",
        shown.isAbove && "-translate-y-full",
      )}
    >
      {shown.label}
    </div>
  );
}

function placed(owner: Element): Shown | null {
  const label = owner.getAttribute("data-tooltip");
  if (!label || !owner.isConnected) return null;
  const box = owner.getBoundingClientRect();
  const isAbove = owner.getAttribute("data-tooltip-side") === "above" || box.bottom + 40 > window.innerHeight;
  const half = Math.min(label.length * 3.5 + 12, 128);
  const x = Math.min(Math.max(box.left + box.width / 2, half), window.innerWidth - half);
  return { label, x, y: isAbove ? box.top - GAP : box.bottom + GAP, isAbove };
}
