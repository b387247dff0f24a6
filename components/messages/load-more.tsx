"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import { MessageSkeleton } from "@/components/messages/message-skeletons";
import { Button } from "@/components/ui/button";

type Props = { state: "idle" | "loading" | "failed"; isLater?: boolean; onRetry: () => void };

/** What stands above the oldest message in the document, or below a stretch of the past: room for the next ones. */
export const LoadMore = memo(function LoadMore({ state, isLater = false, onRetry }: Props) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  if (state === "failed") {
    return (
      <div role="alert" className="flex items-center justify-center gap-3 p-4 text-danger text-sm">
        {t(isLater ? "laterFailed" : "earlierFailed")}
        <Button size="sm" onClick={onRetry}>
          {tCommon("retry")}
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-4 p-4" aria-busy={state === "loading"}>
      {state === "loading" && (
        <span className="visually-hidden">{t(isLater ? "loadingLater" : "loadingEarlier")}</span>
      )}
      <MessageSkeleton isStill={state === "idle"} />
      <MessageSkeleton isStill={state === "idle"} />
    </div>
  );
});
