import { HydrationBoundary } from "@tanstack/react-query";
import { notFound } from "next/navigation";
import { roomData } from "@/app/(chat)/first-data";
import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";
import { DomainError } from "@/lib/domain/errors";
import { asId, type RoomId } from "@/lib/domain/ids";

type Props = { params: Promise<{ roomId: string }> };

export default async function RoomPage({ params }: Props) {
  const { roomId } = await params;
  const actor = await requireActor(`/rooms/${encodeURIComponent(roomId)}`);
  const state = await roomData(actor, asId<RoomId>(roomId)).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") notFound();
    throw error;
  });
  return (
    <HydrationBoundary state={state}>
      <RoomOutlet />
    </HydrationBoundary>
  );
}
