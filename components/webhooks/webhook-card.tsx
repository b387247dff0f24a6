"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, MoreHorizontal, Pause, Play, Send, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyField } from "@/components/ui/copy-field";
import { Menu } from "@/components/ui/menu";
import { DeliveryLog } from "@/components/webhooks/delivery-log";
import { useErrorText } from "@/lib/client/error-text";
import { deleteWebhook, pauseWebhook, testWebhook } from "@/lib/client/queries/webhooks";
import type { WireWebhook } from "@/lib/dialects/spika/schemas/webhook";

/** One webhook: shut, its address; open, what its receiver checks by, and what it was told. */
export function WebhookCard({ webhook, isNew }: { webhook: WireWebhook; isNew: boolean }) {
  const t = useTranslations("webhooks");
  const client = useQueryClient();
  const errorText = useErrorText();
  const id = useId();
  const [isOpenByHand, setOpen] = useState<boolean | null>(null);
  const [isDeleting, setDeleting] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isOpen = isOpenByHand ?? isNew;
  const isPaused = webhook.pausedAt !== null;
  const { url } = webhook;

  async function run(work: () => Promise<void>, done: string) {
    setError(null);
    try {
      await work();
      announce(done);
    } catch (cause) {
      setError(errorText(cause));
    }
  }

  function test() {
    setOpen(true);
    void run(() => testWebhook(client, webhook.id), t("testSent"));
  }

  return (
    <li className={clsx("rounded-md border bg-surface", isNew ? "border-accent-fill" : "border-line")}>
      <div className="flex items-center gap-1 p-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-facts`}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-2.5 rounded-sm p-1 pl-2 text-left hover:bg-hover touch:min-h-11"
        >
          <span className="min-w-0 flex-1 truncate font-mono text-sm">{url}</span>
          {isPaused && <Badge>{t("paused")}</Badge>}
          <ChevronDown
            className={clsx("size-4 shrink-0 text-faint transition-transform", isOpen && "rotate-180")}
            aria-hidden
          />
        </button>
        <Menu
          size="sm"
          label={t("actions", { url })}
          icon={<MoreHorizontal className="size-4" />}
          items={[
            { label: t("test"), icon: <Send className="size-4" />, onSelect: test },
            {
              label: t(isPaused ? "resume" : "pause"),
              icon: isPaused ? <Play className="size-4" /> : <Pause className="size-4" />,
              onSelect: () =>
                void run(() => pauseWebhook(client, webhook, !isPaused), t(isPaused ? "resumed" : "paused")),
            },
            "separator",
            {
              label: t("delete"),
              icon: <Trash2 className="size-4" />,
              isDangerous: true,
              onSelect: () => setDeleting(true),
            },
          ]}
        />
      </div>
      {error && (
        <Banner look="danger" className="mx-3 mb-3">
          {error}
        </Banner>
      )}
      {isOpen && (
        <div id={`${id}-facts`} className="flex flex-col gap-3 border-line border-t p-3">
          <CopyField label={t("secret")} what={t("secretWhat")} text={webhook.secret} />
          <CopyField label={t("signature")} what={t("signatureWhat")} text={webhook.verifySignature} />
          <DeliveryLog webhook={webhook} onTest={test} />
        </div>
      )}
      {isDeleting && (
        <ConfirmDialog
          title={t("deleteTitle")}
          text={t("deleteText", { url })}
          action={t("delete")}
          isDangerous
          describe={errorText}
          onConfirm={() => deleteWebhook(client, webhook)}
          onClose={() => setDeleting(false)}
        />
      )}
    </li>
  );
}
