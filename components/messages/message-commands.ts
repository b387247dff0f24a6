import type { QueryClient } from "@tanstack/react-query";
import type { useTranslations } from "next-intl";
import { announce } from "@/components/ui/announcer";
import { writeClipboard } from "@/components/ui/clipboard";
import { showToast } from "@/components/ui/toasts";
import { roomPath, threadPath } from "@/lib/client/navigation";
import { hideMessage, pinMessage, restoreMessage, saveMessage } from "@/lib/client/queries/message-actions";
import { deleteMessage } from "@/lib/client/queries/messages";
import { markUnread } from "@/lib/client/queries/rooms";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

// What is done with a message from its menu. Fetched with the first wish for it, so that
// reading a room need not wait for it.

export type CommandContext = {
  client: QueryClient;
  t: ReturnType<typeof useTranslations<"actions">>;
  errorText: (cause: unknown) => string;
};

/** Deletes it for everybody at once, and offers to take that back. */
export function removeMessage(context: CommandContext, message: WireMessage): void {
  const { client, t } = context;
  const restore = () => attempt(context, restoreMessage(client, message.id), t("restored"));
  const remove = async () => {
    await deleteMessage(client, message);
    showToast(t("deleted"), { label: t("undo"), onSelect: restore });
  };
  attempt(context, remove());
}

/** Deletes it for oneself alone. */
export function hideForMe(context: CommandContext, message: WireMessage): void {
  const { client, t } = context;
  attempt(
    context,
    hideMessage(client, message).then(() => showToast(t("hidden"))),
  );
}

/** Everything from there on is unread until the room is left and entered again. */
export function markUnreadFrom(context: CommandContext, roomId: number, fromSeq?: number): void {
  const { client, t } = context;
  const mark = async () => {
    if (await markUnread(client, roomId, fromSeq)) announce(t("markedUnread"));
    else showToast(t("nothingUnread"));
  };
  attempt(context, mark());
}

export function togglePin(context: CommandContext, message: WireMessage): void {
  attempt(context, pinMessage(context.client, message, message.pinnedAt === undefined));
}

export function toggleSaved(context: CommandContext, message: WireMessage): void {
  const { client, t } = context;
  const wanted = !message.saved;
  const save = async () => {
    await saveMessage(client, message, wanted);
    if (wanted) showToast(t("savedToast"));
  };
  attempt(context, save());
}

/** A lasting address: members come to the message by it, others learn that the room is not theirs. */
export function copyMessageLink(
  context: CommandContext,
  { roomId, id, threadRootId, alsoInRoom }: WireMessage,
) {
  const isInThread = threadRootId !== undefined && !alsoInRoom;
  const path = isInThread ? threadPath(roomId, threadRootId) : `${roomPath(roomId)}?message=${id}`;
  copyLink(context, path);
}

export function copyLink({ t }: CommandContext, path: string): void {
  writeClipboard(window.location.origin + path).then(
    () => showToast(t("linkCopied")),
    () => showToast(t("copyFailed")), // the person, or a policy, has forbidden it
  );
}

/** What fails is said in a toast: what was asked for is not on screen any more by then. */
export function attempt({ t, errorText }: CommandContext, work: Promise<unknown>, done?: string): void {
  work.then(
    () => done && announce(done),
    (cause: unknown) => showToast(t("failed", { reason: errorText(cause) })),
  );
}
