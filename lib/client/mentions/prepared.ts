import { withEmoji } from "@/lib/client/emoji/shortcodes";
import { chosenFor } from "@/lib/client/mentions/chosen";

/** A text as it goes to the server: shortcodes are emoji by then, and it is said who was chosen. */
export async function prepared(roomId: number, text: string): Promise<{ text: string; mentions?: number[] }> {
  const mentions = chosenFor(roomId, text);
  return { text: await withEmoji(text), ...(mentions && { mentions }) };
}
