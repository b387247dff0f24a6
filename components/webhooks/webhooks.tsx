"use client";

import { useQuery } from "@tanstack/react-query";
import { Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { WebhookCard } from "@/components/webhooks/webhook-card";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import { webhooksQuery } from "@/lib/client/queries/webhooks";

/** Addresses that are told of the room's messages. An address in, a secret and a log out. */
export function Webhooks({ roomId }: { roomId: number }) {
  const t = useTranslations("webhooks");
  const tCommon = useTranslations("common");
  const { data: webhooks, isError, refetch } = useQuery(webhooksQuery(roomId));
  const [newId, setNewId] = useState<number | null>(null);

  return (
    <section aria-label={t("title")} className="flex flex-col gap-4">
      <div>
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="mt-0.5 text-soft text-sm">{t("text")}</p>
      </div>
      <WebhookForm roomId={roomId} onCreated={(webhook) => setNewId(webhook.id)} />
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
      {!webhooks && !isError && <Skeleton className="h-16 w-full" />}
      {webhooks?.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-md border border-line border-dashed px-3 py-3 text-soft text-sm">
          <Webhook className="size-4 shrink-0" aria-hidden />
          {t("none")}
        </p>
      )}
      {webhooks && webhooks.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col gap-2">
          {webhooks.map((webhook) => (
            <WebhookCard key={webhook.id} webhook={webhook} isNew={webhook.id === newId} />
          ))}
        </ul>
      )}
    </section>
  );
}
