"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleAlert, CircleCheck, Clock } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { deliveriesQuery } from "@/lib/client/queries/webhooks";
import type { WireDelivery, WireWebhook } from "@/lib/dialects/spika/schemas/webhook";

type Props = { webhook: WireWebhook; onTest: () => void };

/** What a webhook was told, what came of it, and when there will be another attempt. */
export function DeliveryLog({ webhook, onTest }: Props) {
  const t = useTranslations("webhooks.log");
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    deliveriesQuery(webhook.id),
  );
  const deliveries = data?.pages.flatMap((page) => page.list);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <h4 className="font-medium text-sm text-soft">{t("title")}</h4>
        <Button size="sm" onClick={onTest}>
          {t("test")}
        </Button>
      </div>
      {isError && !data && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {t("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!data && !isError && <Skeleton className="h-10 w-full" />}
      {deliveries?.length === 0 && <p className="text-faint text-sm">{t("none")}</p>}
      {deliveries && deliveries.length > 0 && (
        <ul aria-label={t("title")} className="flex flex-col divide-y divide-line">
          {deliveries.map((delivery) => (
            <Line key={delivery.id} delivery={delivery} isPaused={webhook.pausedAt !== null} />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <Button size="sm" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

const LOOKS = {
  delivered: { Icon: CircleCheck, colour: "text-success" },
  pending: { Icon: Clock, colour: "text-faint" },
  failed: { Icon: CircleAlert, colour: "text-danger" },
} as const;

function Line({ delivery, isPaused }: { delivery: WireDelivery; isPaused: boolean }) {
  const t = useTranslations("webhooks.log");
  const format = useFormatter();
  const now = useNow({ updateInterval: 10_000 });
  const { status, attempt, responseStatus, failure, nextAttemptAt, createdAt, isTest, messageId } = delivery;
  const { Icon, colour } = LOOKS[status];
  const next =
    nextAttemptAt === null ? null : format.relativeTime(Math.max(nextAttemptAt, now.getTime()), now);
  return (
    <li className="flex gap-2.5 py-2 text-sm">
      <Icon className={`mt-0.5 size-4 shrink-0 ${colour}`} aria-hidden />
      <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
        <p className="flex flex-wrap justify-between gap-x-3">
          <span className="font-medium">{t(status, { status: responseStatus ?? 0 })}</span>
          <span className="tabular text-faint text-xs leading-5">
            {format.dateTime(createdAt, { dateStyle: "short", timeStyle: "medium" })}
          </span>
        </p>
        <p className="text-faint text-xs">
          {isTest ? t("ofTest") : t("ofMessage", { id: messageId ?? 0 })}
          {attempt > 0 && ` · ${t("attempts", { count: attempt })}`}
        </p>
        {failure && <p className="text-danger">{failure}</p>}
        {status === "pending" && attempt > 0 && (
          <p className="text-soft">{isPaused ? t("waitsForResume") : next && t("next", { time: next })}</p>
        )}
      </div>
    </li>
  );
}
