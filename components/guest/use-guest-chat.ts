"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { callGuest, GuestError, isPassing } from "@/lib/client/guest/guest-api";
import { listenToChat } from "@/lib/client/guest/guest-live";
import {
  type GuestMessages,
  NO_MESSAGES,
  type PendingMessage,
  withMessages,
  withOwnMessage,
  withoutMessage,
  withoutPending,
  withPending,
} from "@/lib/client/guest/guest-messages";
import type {
  WireAttachment,
  WireChat,
  WireChatMessage,
  WireChatUser,
} from "@/lib/dialects/guest-chat/schemas";

type One<T> = { data: T };
type Page = One<WireChatMessage[]> & { links: { next: string | null } };

const PAGE = 50;
/** Pages fetched to close a gap; beyond it the list begins anew. */
const MOST_PAGES = 10;

export type EndReason = "removed" | "gone";
type Props = {
  chatId: number;
  token: string;
  me: WireChatUser;
  chat: WireChat;
  onEnd: (why: EndReason) => void;
};

/** One chat as its guest sees it: the messages, live, and what can be done with them. */
export function useGuestChat({ chatId, token, me, chat: first, onEnd }: Props) {
  const path = `/api/chats/${chatId}`;
  const [chat, setChat] = useState(first);
  const [messages, setMessages] = useState<GuestMessages>(NO_MESSAGES);
  const [loading, setLoading] = useState<"first" | "failed" | "earlier" | null>("first");
  const [isLive, setIsLive] = useState<boolean | null>(null);
  const known = useRef(messages);
  known.current = messages;
  const end = useRef(onEnd);
  end.current = onEnd;

  /** True where the token does not count any more: then there is nothing left to do here. */
  const endsIt = useCallback((error: unknown): boolean => {
    const isOver = error instanceof GuestError && error.status === 401;
    if (isOver) end.current("removed");
    return isOver;
  }, []);

  const catchUp = useCallback(async () => {
    const newest = known.current.list.at(-1)?.id ?? 0;
    let page: Page | undefined;
    const found: WireChatMessage[] = [];
    try {
      for (let pages = 0; pages < MOST_PAGES; pages++) {
        const oldest = found.at(-1)?.id;
        const before = oldest ? `&before=${oldest}` : "";
        page = await callGuest<Page>(`${path}/messages?per_page=${PAGE}${before}`, { token });
        found.push(...page.data);
        if (newest === 0 || !page.links.next || page.data.some(({ id }) => id <= newest)) break;
      }
      const hasMore = page?.links.next != null;
      const isJoined = newest === 0 || found.some(({ id }) => id <= newest);
      setMessages((state) => {
        const base = isJoined ? state : { ...state, list: [] };
        const isFirst = state.list.length === 0 || !isJoined;
        // What was deleted meanwhile is in none of the pages.
        const from = found.at(-1)?.id ?? 0;
        const kept = {
          ...base,
          list: base.list.filter(({ id }) => id < from || (found.length > 0 && id > (found[0]?.id ?? 0))),
        };
        return withMessages(isFirst ? { ...kept, hasEarlier: hasMore } : kept, found);
      });
      setLoading(null);
    } catch (error) {
      if (!endsIt(error)) setLoading((state) => (state === "first" ? "failed" : state));
    }
  }, [path, token, endsIt]);

  const onEvent = useCallback(
    (name: string, data: unknown) => {
      const event = data as {
        message?: WireChatMessage;
        messageId?: number;
        chat?: WireChat;
        chatUserId?: number;
      }; // the server is the only one who can speak here
      const fetchOne = (id: number) =>
        callGuest<One<WireChatMessage>>(`${path}/messages/${id}`, { token }).then(
          ({ data }) => setMessages((state) => withMessages(state, [data])),
          (error) => void endsIt(error),
        );
      if (name === "message.created" && event.message) {
        const { message } = event;
        const isOwn = message.chat_user?.id === me.id;
        setMessages((state) => (isOwn ? withOwnMessage(state, message) : withMessages(state, [message])));
      } else if (name === "message.created" && event.messageId) {
        void fetchOne(event.messageId);
      } else if (name === "message.updated" && event.messageId) {
        const { messageId } = event;
        // What is not on the screen may be from before one joined.
        if (known.current.list.some(({ id }) => id === messageId)) void fetchOne(messageId);
      } else if (name === "message.deleted" && event.messageId) {
        const { messageId } = event;
        setMessages((state) => withoutMessage(state, messageId));
      } else if (name === "chat.updated" && event.chat) {
        setChat(event.chat);
      } else if (name === "chat.deleted") {
        end.current("gone");
      } else if (name === "user.removed" && event.chatUserId === me.id) {
        end.current("removed");
      }
    },
    [path, token, me.id, endsIt],
  );

  useEffect(() => {
    void catchUp();
    return listenToChat({
      ...{ chatId, token, onEvent, onLiveChange: setIsLive },
      onSubscribed: () => void catchUp(),
    });
  }, [chatId, token, onEvent, catchUp]);

  async function loadEarlier() {
    const [eldest] = messages.list;
    if (!eldest || loading) return;
    setLoading("earlier");
    try {
      const url = `${path}/messages?per_page=${PAGE}&before=${eldest.id}`;
      const page = await callGuest<Page>(url, { token });
      setMessages((state) => ({ ...withMessages(state, page.data), hasEarlier: page.links.next !== null }));
    } catch (error) {
      endsIt(error);
    }
    setLoading(null);
  }

  async function send(row: PendingMessage) {
    setMessages((state) => withPending(state, { ...row, state: "sending" }));
    try {
      const { data } = await callGuest<One<WireChatMessage>>(`${path}/messages`, {
        token,
        body: { body: row.body, attachments: row.attachments.map(({ id }) => id) },
        // Trying again after an answer that got lost stores nothing twice.
        headers: { "Idempotency-Key": row.localId },
      });
      setMessages((state) => withMessages(withoutPending(state, row.localId), [data]));
    } catch (error) {
      if (endsIt(error)) return;
      if (error instanceof GuestError && error.status === 403)
        setChat((state) => ({ ...state, is_open: false }));
      setMessages((state) => withPending(state, { ...row, state: "failed" }));
    }
  }

  /** @returns whether it was done */
  async function edit(id: number, body: string): Promise<boolean> {
    try {
      const url = `${path}/messages/${id}`;
      const { data } = await callGuest<One<WireChatMessage>>(url, { method: "PUT", token, body: { body } });
      setMessages((state) => withMessages(state, [data]));
      return true;
    } catch (error) {
      endsIt(error);
      return false;
    }
  }

  async function remove(id: number): Promise<boolean> {
    try {
      await callGuest(`${path}/messages/${id}`, { method: "DELETE", token });
      setMessages((state) => withoutMessage(state, id));
      return true;
    } catch (error) {
      endsIt(error);
      return false;
    }
  }

  async function attach(file: File): Promise<WireAttachment | "tooLarge" | "failed"> {
    try {
      const url = `${path}/files?name=${encodeURIComponent(file.name)}`;
      const headers = { "Content-Type": file.type || "application/octet-stream" };
      return (await callGuest<One<WireAttachment>>(url, { method: "POST", token, body: file, headers })).data;
    } catch (error) {
      endsIt(error);
      return error instanceof GuestError && error.status === 413 ? "tooLarge" : "failed";
    }
  }

  return {
    ...{ chat, messages, loading, isLive, loadEarlier, send, edit, remove, attach },
    retryLoading: () => {
      setLoading("first");
      void catchUp();
    },
    discard: (localId: string) => setMessages((state) => withoutPending(state, localId)),
    markSeen: useSeen(path, token),
  };
}

/** Tells the others how far one has read: at most once a second, and never back. */
function useSeen(path: string, token: string) {
  const told = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(
    (messageId: number) => {
      if (messageId <= told.current) return;
      told.current = messageId;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        callGuest(`${path}/seen`, { token, body: { message_id: told.current } }).catch((error: unknown) => {
          // The next message tells it too.
          if (!(error instanceof GuestError && isPassing(error))) told.current = Number.POSITIVE_INFINITY;
        });
      }, 1_000);
    },
    [path, token],
  );
}
