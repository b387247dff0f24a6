"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { roomListQuery } from "@/lib/client/queries/rooms";

type Props = { secret: string; isTest: boolean; onKept: () => void };

/** A key that was just made, in full for this once, and a command that works as it stands. */
export function FreshKey({ secret, isTest, onKept }: Props) {
  const t = useTranslations("workspaceKeys");
  const id = useId();
  const room = useSampleRoom();
  const command = useCommand(secret, isTest ? null : room);
  return (
    <div className="flex flex-col gap-3 border-line border-t p-3">
      <p className="text-sm">{t("shownOnce")}</p>
      <div>
        <label htmlFor={id} className="mb-1 block font-medium text-sm text-soft">
          {t("key")}
        </label>
        <div className="flex items-center gap-2">
          <input
            id={id}
            readOnly
            value={secret}
            onFocus={(event) => event.target.select()}
            className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 font-mono text-sm touch:h-11"
          />
          <CopyButton text={secret} what={t("keyWhat")} />
        </div>
      </div>
      <figure>
        <div className="mb-1 flex items-end justify-between gap-2">
          <figcaption className="font-medium text-sm text-soft">{t("command")}</figcaption>
          <CopyButton text={command} what={t("commandWhat")} />
        </div>
        <pre className="whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm leading-5 [overflow-wrap:anywhere]">
          <code>{command}</code>
        </pre>
        <p className="mt-1.5 text-faint text-sm">
          {isTest ? t("commandSandbox") : t("commandRoom", { room })}
        </p>
      </figure>
      <Button size="sm" onClick={onKept} className="self-start">
        {t("done")}
      </Button>
    </div>
  );
}

/** A public room where the first message is soon seen, or a name for one. */
function useSampleRoom(): string {
  const t = useTranslations("workspaceKeys");
  const { data: rooms = [] } = useQuery(roomListQuery);
  return rooms.find((room) => room.visibility === "public")?.name ?? t("newRoom");
}

/** One line for any shell: JSON within single quotes has none itself. The browser's own address is one that works. */
function useCommand(key: string, room: string | null): string {
  const t = useTranslations("workspaceKeys");
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
  const message = { messageRaw: t("commandText"), ...(room === null ? {} : { room }) };
  const body = JSON.stringify(message).replaceAll("'", "\\u0027");
  const url = `${origin}/chat/api/chat/v1/messages`;
  return `curl ${url} -H 'x-api-key: ${key}' -H 'Content-Type: application/json' -d '${body}'`;
}
