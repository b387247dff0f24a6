"use client";

import { useTranslations } from "next-intl";
import { useMessageWords } from "@/lib/client/files/file-words";
import { useSystemSentence } from "@/lib/client/system-sentence";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoomListItem; myId: number; isDirect: boolean };

/** The newest message in one line. */
export function RoomPreview({ room, myId, isDirect }: Props) {
  const t = useTranslations("rooms");
  const sentenceOf = useSystemSentence();
  const wordsOf = useMessageWords();
  const message = room.lastMessage;
  if (!message) return t("previewEmpty");
  if (message.type === "system") return sentenceOf(message.body);
  const text = message.deleted ? t("previewDeleted") : oneLine(wordsOf(message.type, message.body));
  if (message.fromUserId === myId) return t("previewYou", { text });
  if (isDirect || !message.fromUserName) return text;
  return t("previewFrom", { name: message.fromUserName, text });
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}
