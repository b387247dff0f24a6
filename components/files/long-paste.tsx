"use client";

import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = { words: string; onAsFile: (file: File) => void; onAsText: () => void };

/** More was pasted than a message may have: it can go as a file. */
export default function LongPaste({ words, onAsFile, onAsText }: Props) {
  const t = useTranslations("files");
  const asFile = () => onAsFile(new File([words], t("pastedName"), { type: "text/plain" }));
  return (
    <Banner
      className="mb-2 flex-wrap"
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="sm" look="primary" onClick={asFile} data-autofocus>
            {t("pasteAsFile")}
          </Button>
          <Button size="sm" onClick={onAsText}>
            {t("pasteAnyway")}
          </Button>
        </span>
      }
    >
      {t("longPaste", { count: Array.from(words).length })}
    </Banner>
  );
}
