"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { CopyButton } from "@/components/ui/copy-button";

type Props = { roomId: number /** Without one the line shows where it goes. */; token?: string };

/** A command that posts to this very room, ready for a terminal. */
export function CurlLine({ roomId, token }: Props) {
  const t = useTranslations("keys");
  const url = usePostUrl();
  const command = curlCommand({ url, roomId, token: token ?? "YOUR_KEY", text: t("commandText") });
  return (
    <figure>
      <div className="mb-1 flex items-end justify-between gap-2">
        <figcaption className="font-medium text-sm text-soft">{t("command")}</figcaption>
        <CopyButton text={command} what={t("commandWhat")} />
      </div>
      <pre className="whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm leading-5 [overflow-wrap:anywhere]">
        <code>{command}</code>
      </pre>
    </figure>
  );
}

/** Where programs post to. The address that the browser uses is one that works. */
export function usePostUrl(): string {
  const origin = useSyncExternalStore(
    () => () => {},
    () => window.location.origin,
    () => "",
  );
  return `${origin}/api/messaging/messages`;
}

/** One line, so that it can be pasted into any shell; JSON within single quotes has none itself. */
export function curlCommand({
  url,
  roomId,
  token,
  text,
}: {
  url: string;
  roomId: number;
  token: string;
  text: string;
}): string {
  const body = JSON.stringify({ roomId, type: "text", body: { text } }).replaceAll("'", "\\u0027");
  return `curl ${url} -H 'accesstoken: ${token}' -H 'Content-Type: application/json' -d '${body}'`;
}
