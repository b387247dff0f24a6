"use client";

import { useTranslations } from "next-intl";
import { GuestBubble } from "@/components/guest/guest-bubble";
import { Button } from "@/components/ui/button";
import type { PendingMessage } from "@/lib/client/guest/guest-messages";

type Props = { row: PendingMessage; onRetry: () => void; onDiscard: () => void };

/** A message on its way, or one that has not come through. */
export function PendingRow({ row, onRetry, onDiscard }: Props) {
  const t = useTranslations("guest");
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div role="listitem" className="mt-3 flex flex-row-reverse">
      <div className="flex min-w-0 max-w-[85%] flex-col items-end gap-1">
        <GuestBubble body={row.body} attachments={row.attachments} isOwn />
        {row.state === "sending" ? (
          <p className="text-faint text-xs">{t("sending")}</p>
        ) : (
          <div className="flex flex-wrap items-center gap-1">
            <p role="alert" className="font-medium text-danger text-sm">
              {t("notSent")}
            </p>
            <Button size="sm" look="quiet" onClick={onRetry}>
              {t("retry")}
            </Button>
            <Button size="sm" look="quiet" onClick={onDiscard}>
              {t("discard")}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}
