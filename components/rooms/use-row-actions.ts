"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type RefObject, useMemo } from "react";
import type { ComposerHandle } from "@/components/messages/composer";
import type { RowActions } from "@/components/messages/message-row";
import { useCommandContext } from "@/components/messages/use-command-context";
import { useChat } from "@/components/rooms/chat-context";
import { announce } from "@/components/ui/announcer";
import { writeClipboard } from "@/components/ui/clipboard";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { openThread } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { editMessage } from "@/lib/client/queries/messages";
import { asQuote, type Quote } from "@/lib/client/quote";
import { toggleReaction } from "@/lib/client/reactions";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Options = {
  composer: RefObject<ComposerHandle | null>;
  onEdit: (messageId: number | null) => void;
  /** What the next message answers. */
  onReply?: (quote: Quote) => void;
  onJump?: (messageId: number) => void;
  /** Within a thread no other one can begin. */
  isThread?: boolean;
};

/** What the messages of the open room can be asked to do; the same object on every render. */
export function useRowActions(options: Options): RowActions {
  const { composer, onEdit, onReply, onJump, isThread = false } = options;
  const t = useTranslations("messages");
  const tReactions = useTranslations("reactions");
  const client = useQueryClient();
  const me = useMe();
  const { outgoing } = useChat();
  const errorText = useErrorText();
  const context = useCommandContext();
  return useMemo(() => {
    const markUnread = ({ roomId, seq }: WireMessage) =>
      void commands().then(({ markUnreadFrom }) => markUnreadFrom(context, roomId, seq));
    return {
      edit: (message) => {
        onEdit(message?.id ?? null);
        if (!message) composer.current?.focus();
      },
      save: (message, text) => {
        onEdit(null);
        composer.current?.focus();
        editMessage(client, message, text).catch((cause: unknown) =>
          showToast(t("editFailed", { reason: errorText(cause) })),
        );
      },
      remove: (message) => void commands().then(({ removeMessage }) => removeMessage(context, message)),
      ...(isThread ? {} : { replyInThread, markUnread }),
      copy: (text) => void writeClipboard(text).then(() => announce(t("textCopied"))),
      react: (message, emoji) => {
        toggleReaction(client, message, emoji, me.id).catch((cause: unknown) =>
          showToast(tReactions("failed", { reason: errorText(cause) })),
        );
      },
      ...(onReply && {
        reply: (message: WireMessage) => {
          onReply(asQuote(message));
          composer.current?.focus();
        },
      }),
      ...(onJump && { jump: onJump }),
      retry: (row) => outgoing?.retry(row),
      editUnsent: (row) => {
        outgoing?.discard(row);
        composer.current?.take(row.text);
        if (row.replyTo) onReply?.(row.replyTo);
      },
      discard: (row) => outgoing?.discard(row),
    };
  }, [
    client,
    me.id,
    outgoing,
    t,
    tReactions,
    errorText,
    context,
    composer,
    onEdit,
    onReply,
    onJump,
    isThread,
  ]);
}

/** Fetched with the first wish for one of them. */
const commands = () => import("@/components/messages/message-commands");

function replyInThread({ roomId, id, threadRootId }: WireMessage): void {
  openThread(roomId, threadRootId ?? id);
}
