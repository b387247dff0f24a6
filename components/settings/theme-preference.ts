import type { QueryClient } from "@tanstack/react-query";
import { setTheme, type Theme } from "@/components/ui/theme";
import { changePreferences } from "@/lib/client/queries/preferences";

/** Here at once, and on the person's other devices as soon as they hear of it. */
export async function chooseTheme(client: QueryClient, theme: Theme): Promise<void> {
  setTheme(theme);
  await changePreferences(client, { theme });
}
