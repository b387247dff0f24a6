"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense, useSyncExternalStore } from "react";
import { listToasts, subscribeToToasts, type Toast } from "@/components/ui/toasts";

const ToastCard = lazy(() => import("@/components/ui/toast-card"));
const NONE: Toast[] = [];

/** Words about what is not on screen. What is on screen says so itself. */
export function Toaster() {
  const t = useTranslations("common");
  const toasts = useSyncExternalStore(subscribeToToasts, listToasts, () => NONE);
  return (
    <section
      aria-label={t("notifications")}
      aria-live="polite"
      className="pointer-events-none fixed right-4 bottom-20 left-4 z-50 flex flex-col items-center gap-2 md:items-end"
    >
      <Suspense fallback={null}>
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </Suspense>
    </section>
  );
}
