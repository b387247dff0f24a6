"use client";

import { CloudOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** The page could not be drawn: what to do, and the number to tell the admin. */
export default function ChatError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("common");
  return (
    <main className="flex h-dvh items-center bg-surface">
      <title>{t("appName")}</title>
      <EmptyState
        isWholePage
        icon={<CloudOff className="size-6" />}
        title={t("errorTitle")}
        actions={
          <Button look="primary" onClick={reset}>
            {t("retry")}
          </Button>
        }
      >
        <p>{t("errorText")}</p>
        {error.digest && (
          <details className="mt-2 text-faint text-sm">
            <summary>{t("details")}</summary>
            {t("requestId", { id: error.digest })}
          </details>
        )}
      </EmptyState>
    </main>
  );
}
