"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useMessageWords } from "@/lib/client/files/file-words";
import { roomKeys } from "@/lib/client/keys";
import { MOST_SINGLY, together } from "@/lib/client/together";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const KEPT = 20;

let listener: ((message: WireMessage) => void) | null = null;

/** Reads a message out to screen readers. */
export function sayMessage(message: WireMessage): void {
  listener?.(message);
}

/**
 * Tells screen readers what arrives in the open room, and nothing else: the visible list
 * is no live region, since scrolling mounts rows that are not news. More than three at
 * once become one sentence.
 */
export function LiveAnnouncer() {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  const format = useFormatter();
  const wordsOf = useMessageWords();
  const client = useQueryClient();
  const [lines, setLines] = useState<{ id: number; words: string }[]>([]);
  const say = useRef((_messages: WireMessage[]): string[] => []);

  say.current = (messages) => {
    const nameOf = (message: WireMessage) => {
      const room = client.getQueryData<WireRoom>(roomKeys.one(message.roomId));
      const member = room?.users.find(({ userId }) => userId === message.fromUserId);
      return member?.user.displayName ?? tCommon("unknownPerson");
    };
    if (messages.length > MOST_SINGLY) {
      const authors = format.list([...new Set(messages.map(nameOf))]);
      return [t("spokenMany", { count: messages.length, authors })];
    }
    return messages.map((message) =>
      t("spoken", {
        author: nameOf(message),
        time: format.dateTime(message.createdAt, { hour: "numeric", minute: "2-digit" }),
        text: wordsOf(message.type, message.body),
      }),
    );
  };

  useEffect(() => {
    let lastId = 0;
    const burst = together<WireMessage>((messages) => {
      const spoken = say.current(messages).map((words) => {
        lastId += 1;
        return { id: lastId, words };
      });
      setLines((known) => [...known, ...spoken].slice(-KEPT));
    });
    listener = burst.add;
    return () => {
      listener = null;
      burst.stop();
    };
  }, []);

  return (
    <div role="log" aria-label={t("live")} className="visually-hidden">
      {lines.map((line) => (
        <p key={line.id}>{line.words}</p>
      ))}
    </div>
  );
}
