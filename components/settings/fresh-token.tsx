"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { CopyField } from "@/components/ui/copy-field";
import { roomListQuery } from "@/lib/client/queries/rooms";
import type { WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

type Props = { fresh: WireNewApiToken; onKept: () => void };

/** A token that was just made, in full for this once, and a command that works as it stands. */
export function FreshToken({ fresh, onKept }: Props) {
  const t = useTranslations("tokens");
  const { data: rooms = [] } = useQuery(roomListQuery);
  const room = fresh.scopes.includes("write") ? rooms[0] : undefined;
  const command = useCommand(fresh.token, room?.id);
  return (
    <div className="flex flex-col gap-3 border-line border-t p-3">
      <p className="text-sm">{t("shownOnce")}</p>
      <CopyField label={t("token")} what={t("tokenWhat")} text={fresh.token} />
      <figure>
        <div className="mb-1 flex items-end justify-between gap-2">
          <figcaption className="font-medium text-sm text-soft">{t("command")}</figcaption>
          <CopyButton text={command} what={t("commandWhat")} />
        </div>
        <pre className="whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm leading-5 [overflow-wrap:anywhere]">
          <code>{command}</code>
        </pre>
        <p className="mt-1.5 text-faint text-sm">{room ? <PostsTo room={room} /> : t("commandReads")}</p>
      </figure>
      <Button size="sm" onClick={onKept} className="self-start">
        {t("done")}
      </Button>
    </div>
  );
}

function PostsTo({ room }: { room: WireRoomListItem }) {
  const t = useTranslations("tokens");
  const name = room.name || t("roomOfTwo", { name: room.otherUser?.displayName ?? "" });
  return t("commandPosts", { room: name });
}

/** One line for any shell: JSON within single quotes has none itself. The browser's own address is one that works. */
function useCommand(token: string, room: number | undefined): string {
  const t = useTranslations("tokens");
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
  const call = `curl ${origin}/chat-messages -H 'Authorization: Bearer ${token}'`;
  if (room === undefined) return call;
  const body = JSON.stringify({ room: String(room), text: t("commandText") }).replaceAll("'", "\\u0027");
  return `${call} -H 'Content-Type: application/json' -d '${body}'`;
}
