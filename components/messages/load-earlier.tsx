"use client";

import { useTranslations } from "next-intl";
import { MessageSkeleton } from "@/components/messages/message-skeletons";
import { Button } from "@/components/ui/button";

type Props = { state: "idle" | "loading" | "failed"; onRetry: () => void };

/** What stands above the oldest message in the document: room for the next ones. */
export function LoadEarlier({ state, onRetry }: Props) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
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
