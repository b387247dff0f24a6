"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, MoreHorizontal, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { RoomKeyPlayground } from "@/components/playground/playground-slot";
import { CallLog } from "@/components/settings/call-log";
import { usePostUrl } from "@/components/settings/curl-line";
import { RenameKeyDialog } from "@/components/settings/rename-key-dialog";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyField } from "@/components/ui/copy-field";
import { Menu } from "@/components/ui/menu";
import { useErrorText } from "@/lib/client/error-text";
import { apiKeyCallsQuery } from "@/lib/client/queries/api-calls";
import { deleteApiKey, rotateApiKey } from "@/lib/client/queries/api-keys";
import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";

type Asking = "rename" | "rotate" | "delete" | null;

/** One key: shut, it says who and when last; open, it has what a program needs. */
export function ApiKeyCard({ apiKey, isNew }: { apiKey: WireApiKey; isNew: boolean }) {
  const t = useTranslations("keys");
  const client = useQueryClient();
  const errorText = useErrorText();
  const postUrl = usePostUrl();
  const id = useId();
  const [isOpenByHand, setOpen] = useState<boolean | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  const isOpen = isOpenByHand ?? isNew;
  const name = apiKey.displayName;

  return (
    <li className={clsx("rounded-md border bg-surface", isNew ? "border-accent-fill" : "border-line")}>
      <div className="flex items-center gap-1 p-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-facts`}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded-sm p-1 text-left hover:bg-hover"
        >
          <Avatar id={apiKey.userId} name={name} isBot size={32} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{name}</span>
            <span className="block text-faint text-xs">
              <LastUsed at={apiKey.lastUsedAt} />
            </span>
          </span>
          <ChevronDown
            className={clsx("size-4 shrink-0 text-faint transition-transform", isOpen && "rotate-180")}
            aria-hidden
          />
        </button>
        <Menu
          size="sm"
          label={t("actions", { name })}
          icon={<MoreHorizontal className="size-4" />}
          items={[
            { label: t("rename"), icon: <Pencil className="size-4" />, onSelect: () => setAsking("rename") },
            {
              label: t("rotate"),
              icon: <RefreshCw className="size-4" />,
              onSelect: () => setAsking("rotate"),
            },
            "separator",
            {
              label: t("delete"),
              icon: <Trash2 className="size-4" />,
              isDangerous: true,
              onSelect: () => setAsking("delete"),
            },
          ]}
        />
      </div>
      {isOpen && (
        <div id={`${id}-facts`} className="flex flex-col gap-3 border-line border-t p-3">
          {isNew && <p className="text-sm text-soft">{t("createdText")}</p>}
          <CopyField label={t("key")} what={t("keyWhat")} text={apiKey.token} />
          <CopyField label={t("url")} what={t("urlWhat")} text={postUrl} />
          {/* What was tried with the old key says nothing of the new one. */}
          <RoomKeyPlayground key={apiKey.token} apiKey={apiKey} />
          <CallLog query={apiKeyCallsQuery(apiKey.roomId, apiKey.id)} />
        </div>
      )}
      {asking === "rename" && <RenameKeyDialog apiKey={apiKey} onClose={() => setAsking(null)} />}
      {asking === "rotate" && (
        <ConfirmDialog
          title={t("rotateTitle", { name })}
          text={t("rotateText")}
          action={t("rotate")}
          describe={errorText}
          onConfirm={async () => {
            await rotateApiKey(client, apiKey);
            setOpen(true);
            announce(t("rotated", { name }));
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === "delete" && (
        <ConfirmDialog
          title={t("deleteTitle", { name })}
          text={t("deleteText")}
          action={t("delete")}
          isDangerous
          describe={errorText}
          onConfirm={() => deleteApiKey(client, apiKey)}
          onClose={() => setAsking(null)}
        />
      )}
    </li>
  );
}

function LastUsed({ at }: { at: number | null }) {
  const t = useTranslations("keys");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (at === null) return t("neverUsed");
  return t("lastUsed", { time: format.relativeTime(at, Math.max(now.getTime(), at)) });
}
