"use client";

import { Smile } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { askForEmoji } from "@/lib/client/emoji/ask";
import { insertText } from "@/lib/client/mentions/insert-text";

/** Puts an emoji where the caret of the field stands. */
export function EmojiButton({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations("emoji");
  return (
    <IconButton
      label={t("open")}
      tooltip="above"
      aria-haspopup="dialog"
      icon={<Smile className="size-5" />}
      onClick={({ currentTarget }) =>
        askForEmoji({ anchor: currentTarget, onPick: (emoji) => insertAtCaret(field.current, emoji) })
      }
    />
  );
}

function insertAtCaret(box: HTMLTextAreaElement | null, words: string): void {
  if (box) insertText(box, { from: box.selectionStart, to: box.selectionEnd, words });
}
