"use client";

import { useTranslations } from "next-intl";
import { ApiTokenPlayground } from "@/components/playground/playground-slot";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import type { WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";

type Props = { fresh: WireNewApiToken; onKept: () => void };

/** A token that was just made, in full for this once, and calls that work as they stand. */
export function FreshToken({ fresh, onKept }: Props) {
  const t = useTranslations("tokens");
  return (
    <div className="flex flex-col gap-3 border-line border-t p-3">
      <p className="text-sm">{t("shownOnce")}</p>
      <CopyField label={t("token")} what={t("tokenWhat")} text={fresh.token} />
      <ApiTokenPlayground apiToken={fresh} />
      <Button size="sm" onClick={onKept} className="self-start">
        {t("done")}
      </Button>
    </div>
  );
}
