"use client";

import { toDataURL } from "qrcode";
import { useEffect, useState } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** Always dark on light: many cameras read nothing else. */
export default function QrImage({ text, label }: { text: string; label: string }) {
  const [source, setSource] = useState<string | null>(null);

  useEffect(() => {
    let isCurrent = true;
    toDataURL(text, { margin: 2, width: 352 }).then(
      (url) => isCurrent && setSource(url),
      () => isCurrent && setSource(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [text]);

  if (!source) return <Skeleton className="size-44 self-center" />;
  return (
    // biome-ignore lint/performance/noImgElement: drawn in the browser; there is nothing to optimise
    <img
      src={source}
      alt={label}
      width={176}
      height={176}
      className="self-center rounded-md border border-line"
    />
  );
}
