"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { dismissToast, type Toast } from "@/components/ui/toasts";

/** Long enough to read and to reach the button (WCAG 2.2.1); hovering or focusing keeps it. */
const SHOWN_FOR_MS = 10_000;

export default function ToastCard({ toast }: { toast: Toast }) {
  const t = useTranslations("common");
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismissToast(toast.id), SHOWN_FOR_MS);
    return () => clearTimeout(timer);
  }, [isHeld, toast.id]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering or focusing only keeps it on screen
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex w-full max-w-96 animate-appear items-center gap-3 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-float"
    >
      <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{toast.text}</p>
      {toast.action && (
        <Button
          size="sm"
          onClick={() => {
            toast.action?.onSelect();
            dismissToast(toast.id);
          }}
        >
          {toast.action.label}
        </Button>
      )}
      <IconButton
        label={t("dismiss")}
        tooltip="none"
        icon={<X className="size-4" />}
        onClick={() => dismissToast(toast.id)}
      />
    </div>
  );
}
