"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { useOrigin } from "@/lib/client/use-origin";

/** A command that posts to this very room; the key is still missing in it. */
export function CurlLine({ roomId }: { roomId: number }) {
  const t = useTranslations("keys");
  const url = usePostUrl();
  const command = curlCommand({ url, roomId, token: "YOUR_KEY", text: t("commandText") });
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

/** Where programs post to. */
export function usePostUrl(): string {
  return `${useOrigin()}/api/messaging/messages`;
}

/** One line, so that it can be pasted into any shell; JSON within single quotes has none itself. */
function curlCommand({
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
