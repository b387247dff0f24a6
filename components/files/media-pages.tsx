"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/lib/client/error-text";
import { type MediaKind, mediaQuery } from "@/lib/client/queries/media";

export type Media = ReturnType<typeof useMedia>;

/** What a room holds of one kind, as far as it has been looked at. */
export function useMedia(roomId: number, kind: MediaKind) {
  const query = useInfiniteQuery(mediaQuery(roomId, kind));
  const items = query.data?.pages.flatMap(({ list }) => list) ?? [];
  return { query, items, isEmpty: query.isSuccess && items.length === 0 };
}

/** Fetches what comes next when its end comes into view; by keyboard there is a button. */
export function MediaPages({ media: { query }, children }: { media: Media; children: ReactNode }) {
  const t = useTranslations("files");
  const tCommon = useTranslations("common");
  const errorText = useErrorText();
  const end = useRef<HTMLDivElement>(null);
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;

  useEffect(() => {
    if (!end.current || !hasNextPage || isFetchingNextPage || isError) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && void fetchNextPage());
    observer.observe(end.current);
    return () => observer.disconnect();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  return (
    <div className="flex flex-col gap-5">
      {query.isPending && (
        <div role="status" aria-label={tCommon("loading")} className="grid grid-cols-3 gap-1">
          <Skeleton className="aspect-square" />
          <Skeleton className="aspect-square" />
          <Skeleton className="aspect-square" />
        </div>
      )}
      {children}
      {query.error && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => (query.data ? fetchNextPage() : query.refetch())}>
              {tCommon("retry")}
            </Button>
          }
        >
          {errorText(query.error)}
        </Banner>
      )}
      <div ref={end} className="flex justify-center">
        {hasNextPage && !isError && (
          <Button size="sm" isBusy={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {t("more")}
          </Button>
        )}
      </div>
    </div>
  );
}
