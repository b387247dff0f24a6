import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { roomKeys } from "@/lib/client/keys";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";

/** null: no limit. */
export type InviteLimits = { expiresAt: number | null; maxUses: number | null };

/** @param roomId  null: sign-up links of the workspace; so with all below */
export const invitesQuery = (roomId: number | null) =>
  queryOptions({
    queryKey: roomKeys.invites(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ invites: WireInvite[] }>(pathOf(roomId), undefined, signal)).invites,
  });

export async function createInvite(
  client: QueryClient,
  roomId: number | null,
  limits: InviteLimits = { expiresAt: null, maxUses: null },
): Promise<WireInvite> {
  const { invite } = await api.post<{ invite: WireInvite }>(pathOf(roomId), limits);
  await client.invalidateQueries({ queryKey: roomKeys.invites(roomId) });
  return invite;
}

export async function revokeInvite(
  client: QueryClient,
  roomId: number | null,
  inviteId: number,
): Promise<void> {
  await api.delete(`${pathOf(roomId)}/${inviteId}`);
  await client.invalidateQueries({ queryKey: roomKeys.invites(roomId) });
}

function pathOf(roomId: number | null): string {
  return roomId === null ? "/admin/invites" : `/rooms/${roomId}/invites`;
}
