import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { roomKeys } from "@/lib/client/keys";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";

export const invitesQuery = (roomId: number) =>
  queryOptions({
    queryKey: roomKeys.invites(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ invites: WireInvite[] }>(`/rooms/${roomId}/invites`, undefined, signal)).invites,
  });

export async function createInvite(client: QueryClient, roomId: number): Promise<WireInvite> {
  const { invite } = await api.post<{ invite: WireInvite }>(`/rooms/${roomId}/invites`);
  await client.invalidateQueries({ queryKey: roomKeys.invites(roomId) });
  return invite;
}

export async function revokeInvite(client: QueryClient, roomId: number, inviteId: number): Promise<void> {
  await api.delete(`/rooms/${roomId}/invites/${inviteId}`);
  await client.invalidateQueries({ queryKey: roomKeys.invites(roomId) });
}
