"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useKeyFields, WorkspaceKeyFields } from "@/components/settings/workspace-key-fields";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/lib/client/error-text";
import { createWorkspaceKey } from "@/lib/client/queries/workspace-keys";
import { KEY_RATE } from "@/lib/dialects/spika/schemas/limits";
import type { WireNewWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

export function WorkspaceKeyForm({ onCreated }: { onCreated: (key: WireNewWorkspaceKey) => void }) {
  const t = useTranslations("workspaceKeys");
  const client = useQueryClient();
  const errorText = useErrorText();
  const fields = useKeyFields({ name: "", rate: KEY_RATE });
  const [isTest, setTest] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const values = fields.check();
    if (!values) return;
    setBusy(true);
    setError(null);
    try {
      const key = await createWorkspaceKey(client, { ...values, test: isTest });
      fields.reset();
      setTest(false);
      onCreated(key);
      announce(t("created", { name: key.name }));
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-4 rounded-lg border border-line bg-canvas p-4"
    >
      <WorkspaceKeyFields fields={fields} />
      <Switch label={t("test")} hint={t("testHint")} isOn={isTest} onChange={setTest} />
      <Button type="submit" look="primary" isBusy={isBusy} className="self-start">
        {t("create")}
      </Button>
      {error && <Banner look="danger">{error}</Banner>}
    </form>
  );
}
