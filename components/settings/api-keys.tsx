"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DocsLink } from "@/components/docs/docs-link";
import { ApiKeyCard } from "@/components/settings/api-key-card";
import { ApiKeyForm } from "@/components/settings/api-key-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { apiKeysQuery } from "@/lib/client/queries/api-keys";

/** Display name in, key and URL out; below it the room's keys. */
export function ApiKeys({ roomId }: { roomId: number }) {
  const t = useTranslations("keys");
  const tCommon = useTranslations("common");
  const { data: keys, isError, refetch } = useQuery(apiKeysQuery(roomId));
  const [newId, setNewId] = useState<number | null>(null);
  // The new one first: it is what one came for.
  const sorted = [...(keys ?? [])].sort(
    (a, b) => Number(b.id === newId) - Number(a.id === newId) || b.id - a.id,
  );

  return (
    <section className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="mt-0.5 text-sm text-soft">{t("text")}</p>
        <DocsLink api="messaging" />
      </div>
      <ApiKeyForm roomId={roomId} onCreated={(key) => setNewId(key.id)} />
      {isError && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!keys && !isError && <Skeleton className="h-16 w-full" />}
      {keys?.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-md border border-line border-dashed px-3 py-3 text-sm text-soft">
          <KeyRound className="size-4 shrink-0" aria-hidden />
          {t("noneText")}
        </p>
      )}
      {sorted.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col gap-2">
          {sorted.map((key) => (
            <ApiKeyCard key={key.id} apiKey={key} isNew={key.id === newId} />
          ))}
        </ul>
      )}
    </section>
  );
}
