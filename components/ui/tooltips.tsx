"use client";

import { lazy, Suspense, useEffect, useState } from "react";

const TooltipLayer = lazy(() => import("@/components/ui/tooltip-layer"));

/** The page's tooltips, once it is painted. */
export function Tooltips() {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => setPainted(true), []);
  return isPainted ? (
    <Suspense fallback={null}>
      <TooltipLayer />
    </Suspense>
  ) : null;
}
