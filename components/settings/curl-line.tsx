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
    <figure className="relative rounded-md border border-line bg-sunken">
      <pre className="overflow-x-auto whitespace-pre-wrap break-all py-2.5 pr-24 pl-3 font-mono text-sm leading-5">
        <code>{command}</code>
      </pre>
      <div className="absolute top-1.5 right-1.5">
        <CopyButton text={command} what={t("commandWhat")} />
      </div>
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
