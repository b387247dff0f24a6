"use client";

import { Bookmark, Forward, Pin } from "lucide-react";
import { useTranslations } from "next-intl";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Above the words: that it is pinned, that I have saved it, that it comes from elsewhere. */
export default function MessageMarks({ message, id }: { message: WireMessage; id: string }) {
  const t = useTranslations("actions.marks");
  const marks = [
    message.pinnedAt !== undefined && { Icon: Pin, text: t("pinned") },
    message.saved && { Icon: Bookmark, text: t("saved") },
    message.isForwarded && { Icon: Forward, text: t("forwarded") },
  ].filter((mark) => mark !== false && mark !== undefined);
  if (marks.length === 0) return null;
  return (
    <p id={id} className="flex gap-3 text-faint text-xs">
      {marks.map(({ Icon, text }) => (
        <span key={text} className="inline-flex items-center gap-1">
          <Icon className="size-3" aria-hidden />
          {text}
        </span>
      ))}
    </p>
  );
}
