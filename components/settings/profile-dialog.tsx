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
import { changeMe, useMe } from "@/lib/client/queries/me";

export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("settings.profile");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const me = useMe();
  const formId = useId();
  const [name, setName] = useState(me.displayName ?? "");
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return setMissing(true);
    setBusy(true);
    setError(null);
    try {
      await changeMe(client, { displayName: name.trim() });
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      size="sm"
      title={t("title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("save")}
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
              autoComplete="name"
              maxLength={100}
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
