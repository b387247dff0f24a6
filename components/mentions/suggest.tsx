"use client";

import { lazy, type RefObject, Suspense, useEffect, useState } from "react";

const Suggestions = lazy(() => import("@/components/mentions/suggestions"));

type Props = { field: RefObject<HTMLTextAreaElement | null>; roomId: number };

const SIGN = /[@#:][^\n]{0,40}$/;

/** Completes people, rooms and emoji in a field. What that takes is fetched with the first sign that is typed. */
export function Suggest({ field, roomId }: Props) {
  const [isWanted, setWanted] = useState(false);

  useEffect(() => {
    const box = field.current;
    if (!box || isWanted) return;
    const look = () => SIGN.test(box.value.slice(0, box.selectionStart)) && setWanted(true);
    box.addEventListener("input", look);
    return () => box.removeEventListener("input", look);
  }, [field, isWanted]);

  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <Suggestions field={field} roomId={roomId} />
    </Suspense>
  );
}
