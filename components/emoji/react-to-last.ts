import { attempt, type CommandContext } from "@/components/messages/message-commands";
import { askForEmoji } from "@/lib/client/emoji/ask";
import { meKeys } from "@/lib/client/keys";
import { readMessages } from "@/lib/client/queries/messages";
import { toggleReaction } from "@/lib/client/reactions";
import type { WireMe } from "@/lib/dialects/spika/schemas/user";

/** Ctrl/⌘ + Shift + \: chooses a reaction to the newest message of the room. */
export function reactToLast(roomId: number, context: CommandContext): void {
  const { client } = context;
  const me = client.getQueryData<WireMe>(meKeys.me);
  const last = readMessages(client, roomId)?.list.findLast(
    ({ type, deleted }) => type !== "system" && !deleted,
  );
  if (!me || !last) return;
  const rows = document.querySelectorAll<HTMLElement>("#messages [data-key]");
  askForEmoji({
    anchor: rows[rows.length - 1] ?? null,
    back: document.activeElement instanceof HTMLElement ? document.activeElement : null,
    onPick: (emoji) => attempt(context, toggleReaction(client, last, emoji, me.id)),
  });
}
