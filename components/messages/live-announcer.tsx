"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useMessageWords } from "@/lib/client/files/file-words";
import { roomKeys } from "@/lib/client/keys";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const TOGETHER_MS = 2_000;
const SINGLY = 3;
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
    if (messages.length > SINGLY) {
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
    let waiting: WireMessage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lastId = 0;
    listener = (message) => {
      waiting.push(message);
      timer ??= setTimeout(() => {
        const spoken = say.current(waiting).map((words) => {
          lastId += 1;
          return { id: lastId, words };
        });
        waiting = [];
        timer = undefined;
        setLines((known) => [...known, ...spoken].slice(-KEPT));
      }, TOGETHER_MS / 4);
    };
    return () => {
      listener = null;
      clearTimeout(timer);
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
