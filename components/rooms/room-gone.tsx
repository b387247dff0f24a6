"use client";

import { DoorOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { WindowTitle } from "@/components/rooms/window-title";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { leaveToList } from "@/lib/client/navigation";

/** No such room for me; or, with `onRetry`, it could not be fetched. */
export default function RoomGone({ onRetry }: { onRetry?: () => void }) {
  const t = useTranslations("rooms");
  const tCommon = useTranslations("common");
  return (
    <main id="messages" tabIndex={-1} className="flex h-full items-center bg-surface">
      <WindowTitle />
      <EmptyState
        isWholePage
        icon={<DoorOpen className="size-6" />}
        title={onRetry ? t("gone.error") : t("gone.title")}
        actions={
          <>
            {onRetry && (
              <Button look="primary" onClick={onRetry}>
                {tCommon("retry")}
              </Button>
            )}
            <Button onClick={leaveToList}>{tCommon("toRooms")}</Button>
          </>
        }
      >
        {onRetry ? tCommon("errors.offline") : t("gone.text")}
      </EmptyState>
    </main>
  );
}
