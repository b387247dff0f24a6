"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { useKeyFields, WorkspaceKeyFields } from "@/components/settings/workspace-key-fields";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useErrorText } from "@/lib/client/error-text";
import { updateWorkspaceKey } from "@/lib/client/queries/workspace-keys";
import type { WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

export function EditKeyDialog({
  workspaceKey,
  onClose,
}: {
  workspaceKey: WireWorkspaceKey;
  onClose: () => void;
}) {
  const t = useTranslations("workspaceKeys");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const formId = useId();
  const fields = useKeyFields(workspaceKey);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const values = fields.check();
    if (!values) return;
    setBusy(true);
    setError(null);
    try {
      await updateWorkspaceKey(client, workspaceKey.id, values);
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t("editTitle", { name: workspaceKey.name })}
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
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <WorkspaceKeyFields fields={fields} isFirst />
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}
