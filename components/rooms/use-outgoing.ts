"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "@/lib/client/api";
import { addPending, discard, settle } from "@/lib/client/message-pages";
import { OutgoingQueue } from "@/lib/client/outgoing";
import { openOutgoingStore } from "@/lib/client/outgoing-store";
import { editMessages } from "@/lib/client/queries/messages";
import type { SendMessageBody, WireMessage } from "@/lib/dialects/spika/schemas/message";

/** The page's queue of messages on their way; null while the server renders. */
export function useOutgoing(myId: number): OutgoingQueue | null {
  const client = useQueryClient();
  const [queue, setQueue] = useState<OutgoingQueue | null>(null);

  useEffect(() => {
    const created = new OutgoingQueue({
      userId: myId,
      store: openOutgoingStore(),
      post: async ({ roomId, text, localId, replyTo, threadRootId, alsoInRoom }) => {
        const place = { replyId: replyTo?.id, threadRootId, alsoInRoom };
        const body: SendMessageBody = { roomId, type: "text", body: { text }, localId, ...place };
        return (await api.post<{ message: WireMessage }>("/messages", body)).message;
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
  }, [client, myId]);

  return queue;
}
