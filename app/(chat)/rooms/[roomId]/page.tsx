import { HydrationBoundary } from "@tanstack/react-query";
import { roomData } from "@/app/(chat)/first-data";
import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";
import { DomainError } from "@/lib/domain/errors";
import { asId, type RoomId } from "@/lib/domain/ids";

type Props = {
  params: Promise<{ roomId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RoomPage({ params, searchParams }: Props) {
  const { roomId } = await params;
  const actor = await requireActor(`/rooms/${encodeURIComponent(roomId)}${queryOf(await searchParams)}`);
  const state = await roomData(actor, asId<RoomId>(roomId)).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === "not_found") return null;
    throw error;
  });
  // Not Next's notFound(): from this page the chat goes on to other rooms without loading another.
  if (!state) return <RoomOutlet missesFirst />;
  return (
    <HydrationBoundary state={state}>
      <RoomOutlet />
    </HydrationBoundary>
  );
}

/** A link to a message leads there after signing in, too. */
function queryOf(params: Record<string, string | string[] | undefined>): string {
  const given = Object.entries(params).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
  return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}
