"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { RefreshCw } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { CallsQuery } from "@/lib/client/queries/api-calls";
import type { WireApiCall } from "@/lib/dialects/spika/schemas/api-call";

/** What was called with a key or token, newest first: when, what it was answered and why, and the id to ask about it. */
export function CallLog({ query }: { query: CallsQuery }) {
  const t = useTranslations("calls");
  const tCommon = useTranslations("common");
  const { data, isError, isFetching, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery(query);
  const calls = data?.pages.flatMap((page) => page.list) ?? [];

  return (
    <section>
      <div className="mb-1 flex items-center justify-between gap-2">
        <h3 className="font-medium text-sm text-soft">{t("title")}</h3>
        <IconButton
          size="sm"
          label={t("refresh")}
          icon={<RefreshCw className={clsx("size-4", isFetching && "motion-safe:animate-spin")} />}
          onClick={() => refetch()}
        />
      </div>
      {isError && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("error")}
        </Banner>
      )}
      {!data && !isError && <Skeleton className="h-10 w-full" />}
      {data && calls.length === 0 && <p className="text-faint text-sm">{t("none")}</p>}
      {calls.length > 0 && (
        <ol aria-label={t("title")} className="divide-y divide-line">
          {calls.map((call) => (
            <Call key={`${call.requestId} ${call.at}`} call={call} />
          ))}
        </ol>
      )}
      {hasNextPage && (
        <Button size="sm" onClick={() => fetchNextPage()} className="mt-2">
          {t("more")}
        </Button>
      )}
    </section>
  );
}

function Call({ call: { at, status, reason, requestId, ms } }: { call: WireApiCall }) {
  const t = useTranslations("calls");
  const format = useFormatter();
  return (
    <li className="flex gap-3 py-2 text-sm">
      <span
        className={clsx("w-8 shrink-0 font-medium tabular", status < 400 ? "text-success" : "text-danger")}
      >
        {status}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block [overflow-wrap:anywhere]">{reason ?? t("ok")}</span>
        <span className="block text-faint text-xs [overflow-wrap:anywhere]">
          <time dateTime={new Date(at).toISOString()}>
            {format.dateTime(at, { dateStyle: "medium", timeStyle: "medium" })}
          </time>
          {" · "}
          {t("ms", { ms })}
          {" · "}
          {t("request", { id: requestId })}
        </span>
      </span>
    </li>
  );
}
