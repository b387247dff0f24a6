"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { api } from "@/lib/client/api";
import type { BringFile } from "@/lib/client/files/bring-file";
import { linkify } from "@/lib/client/linkify";
import { prepare } from "@/lib/client/mentions/prepare";
import { addPending, discard, settle } from "@/lib/client/message-pages";
import { OutgoingQueue } from "@/lib/client/outgoing";
import { openOutgoingStore } from "@/lib/client/outgoing-store";
import { editMessages } from "@/lib/client/queries/messages";
import type { SendMessageBody, WireMessage } from "@/lib/dialects/spika/schemas/message";

/** The uploader comes with the first file. */
const bringFile: BringFile = async (row, sending) =>
  (await import("@/lib/client/files/bring-file")).bringFile(row, sending);

/** What was sent sooner needs no word: whoever hears the page would be told of every message twice. */
const SLOW_MS = 1_000;

/** The page's queue of messages on their way; null while the server renders. */
export function useOutgoing(myId: number): OutgoingQueue | null {
  const t = useTranslations("messages");
  const client = useQueryClient();
  const [queue, setQueue] = useState<OutgoingQueue | null>(null);

  useEffect(() => {
    const created = new OutgoingQueue({
      userId: myId,
      store: openOutgoingStore(),
      post: async (row, sending) => {
        const { roomId, localId, replyTo, threadRootId, alsoInRoom } = row;
        const { text, mentions } = await prepare(roomId, row.text);
        const place = { replyId: replyTo?.id, threadRootId, alsoInRoom };
        const content = row.file ? await bringFile(row, sending) : { type: "text", body: { text } };
        const hasLink = linkify(text).some(({ href }) => href);
        const more = { ...(hasLink && { hasLink }), ...(mentions && { mentions }) };
        const body: SendMessageBody = { roomId, ...content, localId, ...place, ...more };
        const { message } = await api.post<{ message: WireMessage }>("/messages", body);
        if (Date.now() - row.createdAt > SLOW_MS) announce(t("sent"));
        return message;
      },
      view: {
        add: (row) => editMessages(client, row.roomId, (data) => addPending(data, row)),
        settle: (message) => editMessages(client, message.roomId, (data) => settle(data, message)),
        discard: (row) => editMessages(client, row.roomId, (data) => discard(data, row.localId)),
      },
    });
    setQueue(created);
    void created.restore();
    const onOnline = () => created.hurryAll();
    window.addEventListener("online", onOnline);
    return () => {
      window.removeEventListener("online", onOnline);
      created.stop();
    };
  }, [client, myId, t]);

  return queue;
}
