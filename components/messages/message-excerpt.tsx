"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Avatar } from "@/components/ui/avatar";
import { IconButton } from "@/components/ui/icon-button";
import { ShortTime } from "@/components/ui/short-time";
import { openMessageIn, openThread, type Panel } from "@/lib/client/navigation";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type Props = {
  message: WireMessage;
  author: WireUser | undefined;
  /** Where it was said, if that is not plain. */
  place?: string;
  /** Stays open beside the message where there is room for both. */
  panel?: Panel;
  onRemove?: { label: string; act: () => void };
};

/** A message in a list of its own: who said it, when and where; pressing it leads to it. */
export function MessageExcerpt({ message, author, place, panel, onRemove }: Props) {
  const t = useTranslations("actions.saved");
  const tCommon = useTranslations("common");
  const name = author?.displayName || author?.emailAddress || tCommon("unknownPerson");
  const { roomId, id, threadRootId, alsoInRoom, createdAt, body } = message;
  const text = typeof body.text === "string" && body.text.trim() !== "" ? body.text : t("file");

  function open() {
    if (threadRootId !== undefined && !alsoInRoom) openThread(roomId, threadRootId);
    else openMessageIn(roomId, id, panel);
  }

  return (
    <li className="group flex items-start gap-1 rounded-md hover:bg-hover">
      <button
        type="button"
        onClick={open}
        className="flex min-w-0 flex-1 items-start gap-3 rounded-md p-2 text-left focus-visible:outline-offset-[-2px]"
      >
        <Avatar
          id={message.fromUserId}
          name={name}
          pictureId={author?.avatarFileId}
          isBot={author?.isBot}
          size={32}
          className="mt-0.5"
        />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 truncate font-semibold text-sm">{name}</span>
            <span className="min-w-0 flex-1 truncate text-faint text-xs">
              {place && `${place} · `}
              <ShortTime at={createdAt} />
            </span>
          </span>
          <span dir="auto" className="line-clamp-4 whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
            {text}
          </span>
        </span>
      </button>
      {onRemove && (
        <IconButton
          size="sm"
          label={onRemove.label}
          icon={<X className="size-4" />}
          onClick={onRemove.act}
          className="mt-1 mr-1"
        />
      )}
    </li>
  );
}
