"use client";

import { useQuery } from "@tanstack/react-query";
import { LeaveDialog } from "@/components/rooms/leave-dialog";
import { useMe } from "@/lib/client/queries/me";
import { roomQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";

/** Leaving a room that is not open: who could take over is asked for first. */
export default function LeaveFromList({ roomId, onClose }: { roomId: number; onClose: () => void }) {
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const { data: room } = useQuery(roomQuery(roomId));
  return room ? <LeaveDialog room={room} face={faceOf(room)} onClose={onClose} /> : null;
}
