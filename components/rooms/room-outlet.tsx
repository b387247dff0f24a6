"use client";

import { useState } from "react";
import { NoRoomChosen } from "@/components/rooms/no-room-chosen";
import { RoomGone } from "@/components/rooms/room-gone";
import { RoomScreen } from "@/components/rooms/room-screen";
import { useCurrentRoomId } from "@/lib/client/navigation";

/**
 * Shows the room that the address names. The server has rendered the first one; the
 * others come from the cache, without a request for a page.
 *
 * @param missesFirst the server has found that the first one is not here
 */
export function RoomOutlet({ missesFirst = false }: { missesFirst?: boolean }) {
  const roomId = useCurrentRoomId();
  const [firstId] = useState(roomId);
  if (missesFirst && roomId === firstId) return <RoomGone />;
  return roomId === null ? <NoRoomChosen /> : <RoomScreen key={roomId} roomId={roomId} />;
}
