"use client";

import { ArrowDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** The end is out of sight: back to it, and how much has come there. */
export default function NewBelow({ count, onJump }: { count: number; onJump: () => void }) {
  const t = useTranslations("messages");
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-3 z-10 flex justify-center">
      <Button
        size="sm"
        look={count > 0 ? "primary" : "secondary"}
        onClick={onJump}
        aria-label={count > 0 ? undefined : t("toEnd")}
        icon={<ArrowDown className="size-4" />}
        className="pointer-events-auto animate-appear rounded-full shadow-float"
      >
        {count > 0 ? t("newBelow", { count }) : t("toEnd")}
      </Button>
    </div>
  );
}
