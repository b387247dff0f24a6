"use client";

import { useTranslations } from "next-intl";
import { MessageSkeletons } from "@/components/messages/message-skeletons";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Messages are on their way; or, with `onRetry`, they did not come. */
export function MessageListPending({ onRetry }: { onRetry?: () => void }) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  if (!onRetry) return <MessageSkeletons label={tCommon("loading")} />;
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
