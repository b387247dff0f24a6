"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useChat } from "@/components/rooms/chat-context";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  at: number;
  /** Whether the keyboard is at this message: then it can be reached by Tab. */
  isInRow: boolean;
};

/** After the words: that they were changed; pressing it shows what they were. */
export default function EditedMark({ message, at, isInRow }: Props) {
  const t = useTranslations("messages");
  const format = useFormatter();
  const { openDialog } = useChat();
  const time = format.dateTime(at, { dateStyle: "medium", timeStyle: "short" });
  return (
    <button
      type="button"
      tabIndex={isInRow ? 0 : -1}
      title={t("editedAt", { time })}
      onClick={() => openDialog({ name: "history", message })}
      className="ml-1.5 rounded-sm text-faint text-xs hover:text-soft hover:underline"
    >
      ({t("edited")})
    </button>
  );
}
