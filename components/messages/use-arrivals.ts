"use client";

import { useEffect, useState } from "react";
import { isNewTo } from "@/lib/client/news";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** How many messages have come since the reader left the end of the list. */
export function useArrivals(list: WireMessage[], isAtEnd: boolean, myId: number): number {
  const [leftAt, setLeftAt] = useState<number | null>(null);
  const endSeq = list.at(-1)?.seq ?? 0;
  useEffect(() => setLeftAt((known) => (isAtEnd ? null : (known ?? endSeq))), [isAtEnd, endSeq]);
  if (leftAt === null) return 0;
  return list.filter((message) => message.seq > leftAt && isNewTo(message, myId)).length;
}
