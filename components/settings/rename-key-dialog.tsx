"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { renameApiKey } from "@/lib/client/queries/api-keys";
import { KEY_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";

export function RenameKeyDialog({ apiKey, onClose }: { apiKey: WireApiKey; onClose: () => void }) {
  const t = useTranslations("keys");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const formId = useId();
  const [name, setName] = useState(apiKey.displayName);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return setMissing(true);
    setBusy(true);
    setError(null);
    try {
      await renameApiKey(client, apiKey, name.trim());
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      size="sm"
      title={t("renameTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("rename")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
        <Field label={t("name")} hint={t("nameHint")} error={isMissing && t("nameMissing")}>
          {(wiring) => (
            <Input
              {...wiring}
              data-autofocus
              autoComplete="off"
              maxLength={KEY_NAME_LIMIT}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setMissing(false);
              }}
            />
          )}
        </Field>
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}
