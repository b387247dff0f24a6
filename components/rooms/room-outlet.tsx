"use client";

import { type ComponentType, lazy, Suspense, useState } from "react";
import { RoomScreen } from "@/components/rooms/room-screen";
import { useAddress } from "@/lib/client/address";
import { type ListName, useCurrentRoomId, useScreen } from "@/lib/client/navigation";

// A room is what one comes for; the rest of the code is fetched when it is needed.
const SCREENS: Record<ListName | "settings" | "none", ComponentType> = {
  mentions: lazy(() => import("@/components/mentions/mentions-screen")),
  saved: lazy(() => import("@/components/saved/saved-screen")),
  threads: lazy(() => import("@/components/threads/threads-screen")),
  drafts: lazy(() => import("@/components/drafts/drafts-screen")),
  settings: lazy(() => import("@/components/settings/settings-screen")),
  none: lazy(() => import("@/components/rooms/no-room-chosen")),
};
const RoomGone = lazy(() => import("@/components/rooms/room-gone"));

/**
 * Shows the room that the address names. The server has rendered the first one; the
 * others come from the cache, without a request for a page.
 *
 * @param missesFirst the server has found that the first one is not here
 */
export function RoomOutlet({ missesFirst = false }: { missesFirst?: boolean }) {
  const roomId = useCurrentRoomId();
  const screen = useScreen();
  const path = useAddress(({ pathname }) => pathname);
  const [firstPath] = useState(path);
  const isMissing = missesFirst && path === firstPath;
  if (roomId !== null && !isMissing) return <RoomScreen roomId={roomId} />;
  const Screen = isMissing || screen === "room" ? RoomGone : SCREENS[screen];
  return (
    <Suspense fallback={null}>
      <Screen />
    </Suspense>
  );
}
