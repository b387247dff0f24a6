"use client";

import { useTranslations } from "next-intl";
import type { KeyboardEvent, PointerEvent } from "react";
import { clampListWidth, LIST_WIDTH, LIST_WIDTH_COOKIE } from "@/lib/client/list-width";

type Props = { width: number; onResize: (width: number) => void };

const STEP = 16;

/** The edge between the list and the room: dragged, or moved with the arrow keys. */
export default function ListResizer({ width, onResize }: Props) {
  const t = useTranslations("rooms");

  function resize(to: number) {
    const next = clampListWidth(to);
    onResize(next);
    // biome-ignore lint/suspicious/noDocumentCookie: the server renders the list in this width next time
    document.cookie = `${LIST_WIDTH_COOKIE}=${next}; path=/; max-age=31536000; samesite=lax`;
  }

  function drag(event: PointerEvent<HTMLDivElement>) {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) resize(event.clientX);
  }

  function press(event: KeyboardEvent) {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (!by) return;
    event.preventDefault();
    resize(width + by);
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a splitter that moves is a focusable separator, which hr is not
    <div
      role="separator"
      aria-label={t("resizeList")}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={LIST_WIDTH.least}
      aria-valuemax={LIST_WIDTH.most}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onKeyDown={press}
      className="-right-1.5 absolute inset-y-0 z-10 hidden w-3 cursor-col-resize touch-none after:absolute after:inset-y-0 after:left-1 after:w-0.5 after:transition-colors hover:after:bg-edge focus-visible:outline-none focus-visible:after:bg-focus active:after:bg-focus md:block"
    />
  );
}
