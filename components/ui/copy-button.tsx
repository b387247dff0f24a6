"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { writeClipboard } from "@/components/ui/clipboard";

type Props = {
  text: string;
  /** What is copied: "key", "link". Part of the accessible name. */
  what: string;
  size?: "sm" | "md";
};

const CONFIRMED_FOR_MS = 2_000;

export function CopyButton({ text, what, size = "sm" }: Props) {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    await writeClipboard(text);
    setCopied(true);
    announce(t("copiedLabel", { what }));
  }

  return (
    <Button
      size={size}
      onClick={copy}
      aria-label={t("copyLabel", { what })}
      icon={isCopied ? <Check className="size-4 text-success" /> : <Copy className="size-4" />}
    >
      {isCopied ? t("copied") : t("copy")}
    </Button>
  );
}
