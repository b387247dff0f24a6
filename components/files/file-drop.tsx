"use client";

import clsx from "clsx";
import { Paperclip } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useAddFiles } from "@/components/files/use-add-files";
import type { DraftPlace } from "@/lib/client/drafts";

/** Takes files that are dropped anywhere on the element that it stands in. */
export default function FileDrop({ place, label }: { place: DraftPlace; label: string }) {
  const veil = useRef<HTMLDivElement>(null);
  const [isOver, setOver] = useState(false);
  const add = useAddFiles(place);

  useEffect(() => {
    const area = veil.current?.parentElement;
    if (!area) return;
    // Moving over a child leaves the area and enters it again.
    let depth = 0;
    const count = (by: number) => (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const [onEnter, onLeave] = [count(1), count(-1)];
    const onDrop = (event: DragEvent) => {
      depth = 0;
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      add(filesIn(event));
    };
    area.addEventListener("dragenter", onEnter);
    area.addEventListener("dragleave", onLeave);
    area.addEventListener("drop", onDrop);
    // A file that misses the area would otherwise be opened in place of the app.
    window.addEventListener("dragover", allow);
    window.addEventListener("drop", allow);
    return () => {
      area.removeEventListener("dragenter", onEnter);
      area.removeEventListener("dragleave", onLeave);
      area.removeEventListener("drop", onDrop);
      window.removeEventListener("dragover", allow);
      window.removeEventListener("drop", allow);
    };
  }, [add]);

  return (
    <div
      ref={veil}
      className={clsx(
        "pointer-events-none absolute inset-2 z-30 flex-col items-center justify-center gap-2 rounded-lg border-2 border-accent border-dashed bg-accent-tint/90 font-medium text-on-accent-tint",
        isOver ? "flex" : "hidden",
      )}
    >
      <Paperclip aria-hidden="true" className="size-6" />
      {label}
    </div>
  );
}

function allow(event: DragEvent): void {
  if (hasFiles(event)) event.preventDefault();
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}

/** Folders come along as files that cannot be read. */
function filesIn({ dataTransfer }: DragEvent): File[] {
  return Array.from(dataTransfer?.items ?? []).flatMap((item) => {
    const file = item.webkitGetAsEntry()?.isDirectory ? null : item.getAsFile();
    return file ? [file] : [];
  });
}
