"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { createApiKey } from "@/lib/client/queries/api-keys";
import { KEY_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";

type Props = { roomId: number; onCreated: (key: WireApiKey) => void };

export function ApiKeyForm({ roomId, onCreated }: Props) {
  const t = useTranslations("keys");
  const client = useQueryClient();
  const errorText = useErrorText();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const key = await createApiKey(client, roomId, name.trim());
      setName("");
      onCreated(key);
      announce(t("created", { name: key.displayName }));
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <Field label={t("name")} hint={t("nameHint")} error={isMissing && t("nameMissing")}>
        {(wiring) => (
          <div className="flex gap-2">
            <Input
              {...wiring}
              ref={field}
              autoComplete="off"
              placeholder={t("namePlaceholder")}
              maxLength={KEY_NAME_LIMIT}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setMissing(false);
              }}
            />
            <Button type="submit" look="primary" isBusy={isBusy} className="h-10">
              {t("create")}
            </Button>
          </div>
        )}
      </Field>
      {error && <Banner look="danger">{error}</Banner>}
    </form>
  );
}
