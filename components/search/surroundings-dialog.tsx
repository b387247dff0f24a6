"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { MessageText } from "@/components/messages/message-text";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { surroundingsQuery } from "@/lib/client/queries/search";
import { useSystemSentence } from "@/lib/client/system-sentence";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type Props = { roomId: number; messageId: number; people: Map<number, WireUser>; onClose: () => void };

/** A message from long ago among those around it, without everything said since. Closing leads back to the latest. */
export default function SurroundingsDialog({ roomId, messageId, people, onClose }: Props) {
  const t = useTranslations("search");
  const tReplies = useTranslations("replies");
  const { data, isError } = useQuery(surroundingsQuery(roomId, messageId));
  const target = useRef<HTMLLIElement>(null);

  useEffect(() => {
    if (!data) return;
    target.current?.scrollIntoView({ block: "center" });
    target.current?.focus({ preventScroll: true });
  }, [data]);

  return (
    <Dialog
      size="lg"
      title={t("surroundings")}
      onClose={onClose}
      footer={
        <Button look="primary" onClick={onClose}>
          {t("backToLatest")}
        </Button>
      }
    >
      {isError && <Banner look="danger">{tReplies("gone")}</Banner>}
      {!data && !isError && <Skeleton className="h-80 w-full" />}
      {data && (
        <ul aria-label={t("surroundings")} className="-mx-3 flex flex-col">
          {data.map((message) => {
            const isTarget = message.id === messageId;
            return (
              <li
                key={message.id}
                ref={isTarget ? target : undefined}
                tabIndex={isTarget ? -1 : undefined}
                aria-current={isTarget || undefined}
                className={clsx("flex gap-3 rounded-md px-3 py-1.5", isTarget && "bg-accent-tint")}
              >
                <Said message={message} author={people.get(message.fromUserId)} />
              </li>
            );
          })}
        </ul>
      )}
    </Dialog>
  );
}

function Said({ message, author }: { message: WireMessage; author: WireUser | undefined }) {
  const t = useTranslations("common");
  const tMessages = useTranslations("messages");
  const format = useFormatter();
  const sentenceOf = useSystemSentence();
  if (message.type === "system") return <p className="text-faint text-sm">{sentenceOf(message.body)}</p>;
  const name = author?.displayName || author?.emailAddress || t("unknownPerson");
  const text = String(message.body.text ?? "");
  return (
    <>
      <Avatar
        id={message.fromUserId}
        name={name}
        pictureId={author?.avatarFileId}
        size={32}
        isBot={author?.isBot}
        className="mt-0.5 self-start"
      />
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <span className="min-w-0 truncate font-semibold">{name}</span>
          <time dateTime={new Date(message.createdAt).toISOString()} className="shrink-0 text-faint text-xs">
            {format.dateTime(message.createdAt, { dateStyle: "medium", timeStyle: "short" })}
          </time>
        </p>
        {message.deleted || text === "" ? (
          <p className="text-faint italic">{tMessages(message.deleted ? "deleted" : "unsupported")}</p>
        ) : (
          <MessageText text={text} isInRow />
        )}
      </div>
    </>
  );
}
