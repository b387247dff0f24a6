"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import type { Trial } from "@/lib/docs/calls";

const TryForm = lazy(() => import("@/components/docs/try-form"));

/** The form comes with the first press: most readers only read. */
export function TryButton({ trial }: { trial: Trial }) {
  const t = useTranslations("docs");
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <Button
        size="sm"
        aria-expanded={isOpen}
        icon={isOpen ? undefined : <Play className="size-4" />}
        onClick={() => setOpen(!isOpen)}
        className="self-start"
      >
        {isOpen ? t("tryClose") : t("try")}
      </Button>
      {isOpen && (
        <Suspense fallback={<Skeleton className="h-40 w-full" />}>
          <TryForm trial={trial} />
        </Suspense>
      )}
    </div>
  );
}
