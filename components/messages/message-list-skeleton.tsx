"use client";

import { useTranslations } from "next-intl";
import { MessageSkeleton } from "@/components/messages/load-earlier";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Messages are on their way; or, with `onRetry`, they did not come. */
export function MessageListSkeleton({ onRetry }: { onRetry?: () => void }) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  if (onRetry) {
    return (
      <div className="flex min-h-0 flex-1 flex-col justify-end p-5">
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={onRetry}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      </div>
    );
  }
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden p-5">
      <span className="visually-hidden">{tCommon("loading")}</span>
      {[1, 2, 3, 4, 5].map((row) => (
        <MessageSkeleton key={row} />
      ))}
    </div>
  );
}
