"use client";

import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { MessageText } from "@/components/messages/message-text";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { ApiError } from "@/lib/client/api";
import { revisionsQuery } from "@/lib/client/queries/message-actions";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Every version of a message, what it says now on top. */
export function HistoryDialog({ message, onClose }: { message: WireMessage; onClose: () => void }) {
  const t = useTranslations("actions.historyDialog");
  const tCommon = useTranslations("common");
  const format = useFormatter();
  const { data, error, refetch } = useQuery(revisionsQuery(message));
  const isGone = error instanceof ApiError && !error.isPassing;
  return (
    <Dialog title={t("title")} isReading onClose={onClose}>
      {error && (
        <Banner
          look="danger"
          action={
            !isGone && (
              <Button size="sm" onClick={() => void refetch()}>
                {tCommon("retry")}
              </Button>
            )
          }
        >
          {t(isGone ? "gone" : "failed")}
        </Banner>
      )}
      {!data && !error && <Skeleton className="h-20 w-full" />}
      <ol className="flex flex-col gap-4">
        {data?.toReversed().map(({ body, createdAt }, index) => (
          <li key={createdAt} className="border-line border-l-2 pl-3">
            <p className="text-faint text-xs">
              {index === 0 && <span className="font-semibold text-ink">{t("now")} · </span>}
              <time dateTime={new Date(createdAt).toISOString()}>
                {format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "medium" })}
              </time>
            </p>
            <MessageText text={String(body.text ?? "")} isInRow />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
