"use client";

import { lazy, type MouseEvent, type ReactNode, Suspense, useState } from "react";
import { useLongPress } from "@/components/ui/use-long-press";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

const RoomMenu = lazy(() => import("@/components/rooms/room-menu"));

type Props = { room: WireRoomListItem; face: RoomFace; children: ReactNode };

/**
 * A room in the list with what can be done to it from there: by the right button, the menu
 * key, a long press, or the button that appears under the pointer and with the focus.
 */
export function RoomRow({ room, face, children }: Props) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setFocus] = useState(false);
  const [wanted, setWanted] = useState<"menu" | "sheet" | null>(null);
  const press = useLongPress(() => setWanted("sheet"));

  function onContextMenu(event: MouseEvent) {
    press.onContextMenu(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    setWanted("menu");
  }

  return (
    <li
      className="relative touch:select-none touch:[-webkit-touch-callout:none]"
      {...press}
      onContextMenu={onContextMenu}
      onPointerEnter={({ pointerType }) => pointerType === "mouse" && setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setFocus(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setFocus(false)}
    >
      {children}
      {(isPointedAt || hasFocus || wanted) && (
        <Suspense fallback={null}>
          <RoomMenu room={room} face={face} wanted={wanted} onWantedChange={setWanted} />
        </Suspense>
      )}
    </li>
  );
}
