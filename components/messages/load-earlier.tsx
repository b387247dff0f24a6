"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";

type Props = { state: "none" | "idle" | "loading" | "failed"; onRetry: () => void };

/** What stands above the oldest message in the document: room for the next ones. */
export function LoadEarlier({ state, onRetry }: Props) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  if (state === "none") return null;
  if (state === "failed") {
    return (
      <div role="alert" className="flex items-center justify-center gap-3 p-4 text-danger text-sm">
        {t("earlierFailed")}
        <Button size="sm" onClick={onRetry}>
          {tCommon("retry")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4 p-4" aria-busy={state === "loading"}>
      {state === "loading" && <span className="visually-hidden">{t("loadingEarlier")}</span>}
      <MessageSkeleton />
      <MessageSkeleton />
    </div>
  );
}

export function MessageSkeleton() {
  return (
    <div className="flex gap-3">
      <Skeleton className="size-9 shrink-0 rounded-full" />
      <div className="flex flex-1 flex-col gap-2 pt-0.5">
        <Skeleton className="h-3.5 w-32" />
        <Skeleton className="h-3.5 w-3/5" />
      </div>
    </div>
  );
}
