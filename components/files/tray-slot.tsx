"use client";

import { lazy, Suspense } from "react";
import type { DraftPlace } from "@/lib/client/drafts";
import type { TrayFile } from "@/lib/client/files/tray";

const Tray = lazy(() => import("@/components/files/tray"));

type Props = { place: DraftPlace; files: TrayFile[]; onRemoved: () => void };

/** Where chosen files wait; nothing where there are none. */
export function TraySlot(props: Props) {
  if (props.files.length === 0) return null;
  return (
    <Suspense fallback={<div className="h-17" />}>
      <Tray {...props} />
    </Suspense>
  );
}
