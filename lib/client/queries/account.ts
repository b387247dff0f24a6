import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { meKeys } from "@/lib/client/keys";
import type { WireSession } from "@/lib/dialects/spika/schemas/session";
import type { WireMe } from "@/lib/dialects/spika/schemas/user";

export async function changePassword(current: string, next: string): Promise<void> {
  await api.put("/me/password", { current, next });
}

/** @returns the address or number in the form in which the code was sent to it */
export async function proposeIdentifier(identifier: string): Promise<string> {
  const { sentTo } = await api.post<{ sentTo: { value: string } }>("/me/identifier/code", { identifier });
  return sentTo.value;
}

export async function confirmIdentifier(
  client: QueryClient,
  identifier: string,
  code: string,
): Promise<void> {
  const { user } = await api.put<{ user: WireMe }>("/me/identifier", { identifier, code });
  client.setQueryData(meKeys.me, user);
}

/** Where I am signed in. */
export const sessionsQuery = queryOptions({
  queryKey: meKeys.sessions,
  queryFn: async ({ signal }) =>
    (await api.get<{ sessions: WireSession[] }>("/me/sessions", undefined, signal)).sessions,
  staleTime: 0,
});

/** @param id  null: all but this one */
export async function endSession(client: QueryClient, id: number | null): Promise<void> {
  await api.delete(id === null ? "/me/sessions" : `/me/sessions/${id}`);
  await client.invalidateQueries({ queryKey: meKeys.sessions });
}
