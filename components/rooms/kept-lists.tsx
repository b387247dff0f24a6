"use client";

import clsx from "clsx";
import { createContext, memo, type ReactNode, useContext, useEffect, useRef, useState } from "react";

/** So many rooms' lists stay in the document, the shown one among them. */
const MOST_KEPT = 5;

const Shown = createContext(true);

/** Whether the list is the one on screen. One that is not stays as it was, for when somebody comes back. */
export function useIsShown(): boolean {
  return useContext(Shown);
}

/**
 * Shows one room's list of messages, and keeps those of the last few rooms, laid out but
 * not painted: going back to one of them neither renders nor lays out its rows again.
 *
 * @param children  the list of that room, or what stands for it while it is being loaded
 */
export function KeptLists({ roomId, children }: { roomId: number; children: ReactNode }) {
  // The one left longest ago first.
  const [visited, setVisited] = useState([roomId]);
  if (visited.at(-1) !== roomId) {
    setVisited([...visited.filter((id) => id !== roomId), roomId].slice(-MOST_KEPT));
  }
  // In an order of their own: to move an element in the document is to lay it out anew.
  const layers = visited.toSorted((one, other) => one - other);
  return (
    <div className="relative isolate min-h-0 flex-1">
      {layers.map((id) => (
        <Layer key={id} isShown={id === roomId}>
          {id === roomId && children}
        </Layer>
      ))}
    </div>
  );
}

/**
 * Nothing in it can be seen, reached or found. What every element inherits, as visibility
 * and inertness, would have all their styles computed again when the list comes back.
 */
const HIDDEN = "-z-1 [content-visibility:hidden] not-supports-[content-visibility:hidden]:invisible";

const Layer = memo(function Layer({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [last, setLast] = useState(children);
  if (isShown && last !== children) setLast(children);

  useEffect(() => {
    if (isShown) return;
    for (const playing of box.current?.querySelectorAll<HTMLMediaElement>("audio, video") ?? [])
      playing.pause();
  }, [isShown]);

  return (
    <Shown value={isShown}>
      <div ref={box} className={clsx("absolute inset-0 flex flex-col", !isShown && HIDDEN)}>
        {isShown ? children : last}
      </div>
    </Shown>
  );
});
