import { type QueryClient, queryOptions, useSuspenseQuery } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { meKeys } from "@/lib/client/keys";
import type { WirePreferences } from "@/lib/dialects/spika/schemas/preferences";

type Answer = { preferences: WirePreferences };

export const preferencesQuery = queryOptions({
  queryKey: meKeys.preferences,
  queryFn: async ({ signal }) => (await api.get<Answer>("/me/settings", undefined, signal)).preferences,
  staleTime: Number.POSITIVE_INFINITY,
});

/** What I have chosen about the app; the chat's layout has put it into the cache. */
export function usePreferences(): WirePreferences {
  return useSuspenseQuery(preferencesQuery).data;
}

/** Takes effect at once, and is taken back where the server refuses. */
export async function changePreferences(
  client: QueryClient,
  change: Partial<WirePreferences>,
): Promise<void> {
  const before = client.getQueryData<WirePreferences>(meKeys.preferences);
  edit(client, change);
  try {
    const { preferences } = await api.put<Answer>("/me/settings", { preferences: change });
    client.setQueryData(meKeys.preferences, preferences);
  } catch (error) {
    for (const name of Object.keys(change) as (keyof WirePreferences)[]) // its keys are names of preferences
      if (before) edit(client, { [name]: before[name] });
    throw error;
  }
}

function edit(client: QueryClient, change: Partial<WirePreferences>): void {
  client.setQueryData<WirePreferences>(meKeys.preferences, (known) => known && { ...known, ...change });
}
