"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useSaving } from "@/components/settings/use-saving";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/client/api";
import { createWebhook } from "@/lib/client/queries/webhooks";
import type { WireWebhook } from "@/lib/dialects/spika/schemas/webhook";

type Props = { roomId: number; onCreated: (webhook: WireWebhook) => void };

export function WebhookForm({ roomId, onCreated }: Props) {
  const t = useTranslations("webhooks");
  const client = useQueryClient();
  const [url, setUrl] = useState("");
  const { form, save, touch, refuse, errors, isBusy } = useSaving<"url">(t("created"), (error) =>
    error instanceof ApiError && error.status === 400 ? { url: t("urlWrong") } : null,
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (url.trim() === "") return refuse({ url: t("urlMissing") });
    void save(async () => {
      onCreated(await createWebhook(client, roomId, url.trim()));
      setUrl("");
    });
  }

  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-2">
      <Field label={t("url")} hint={t("urlHint")} error={errors?.url}>
        {(wiring) => (
          <div className="flex gap-2">
            <Input
              {...wiring}
              type="url"
              inputMode="url"
              autoComplete="off"
              placeholder="https://"
              maxLength={2048}
              value={url}
              onChange={(event) => {
                setUrl(event.target.value);
                touch();
              }}
            />
            <Button type="submit" look="primary" isBusy={isBusy} className="h-10">
              {t("create")}
            </Button>
          </div>
        )}
      </Field>
      {errors?.form && <Banner look="danger">{errors.form}</Banner>}
    </form>
  );
}
