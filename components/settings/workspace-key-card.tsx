"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, DoorOpen, MoreHorizontal, Pencil, RefreshCw, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CallLog } from "@/components/settings/call-log";
import { EditKeyDialog } from "@/components/settings/edit-key-dialog";
import { FreshKey } from "@/components/settings/fresh-key";
import { InviteKeyDialog } from "@/components/settings/invite-key-dialog";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { useErrorText } from "@/lib/client/error-text";
import { workspaceKeyCallsQuery } from "@/lib/client/queries/api-calls";
import { revokeWorkspaceKey, rotateWorkspaceKey } from "@/lib/client/queries/workspace-keys";
import type { WireNewWorkspaceKey, WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

type Props = {
  workspaceKey: WireWorkspaceKey;
  /** The key itself, as long as this page still knows it. */
  secret: string | null;
  onRotated: (key: WireNewWorkspaceKey) => void;
  onSecretKept: () => void;
};

type Asking = "edit" | "invite" | "rotate" | "revoke" | null;

/** One key: shut, it says who and when last; open, what was called with it. */
export function WorkspaceKeyCard({ workspaceKey, secret, onRotated, onSecretKept }: Props) {
  const t = useTranslations("workspaceKeys");
  const client = useQueryClient();
  const errorText = useErrorText();
  const id = useId();
  const [isOpenByHand, setOpen] = useState<boolean | null>(null);
  const [asking, setAsking] = useState<Asking>(null);
  // What is tried beside a new key shows up among its calls.
  const isOpen = isOpenByHand ?? secret !== null;
  const { name } = workspaceKey;
  const close = () => setAsking(null);

  return (
    <li className={clsx("rounded-md border bg-surface", secret ? "border-accent-fill" : "border-line")}>
      <div className="flex items-center gap-1 p-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-facts`}
          onClick={() => setOpen(!isOpen)}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded-sm p-1 text-left hover:bg-hover touch:min-h-11"
        >
          <Avatar id={workspaceKey.userId} name={name} isBot size={32} />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{name}</span>
              {workspaceKey.test && <Badge look="outline">{t("testBadge")}</Badge>}
            </span>
            <span className="block truncate text-faint text-xs">
              <code className="font-mono">{t("prefix", { prefix: workspaceKey.prefix })}</code>
              {" · "}
              <LastUsed at={workspaceKey.lastUsedAt} />
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
            {
              label: t("invite"),
              icon: <DoorOpen className="size-4" />,
              onSelect: () => setAsking("invite"),
            },
            { label: t("edit"), icon: <Pencil className="size-4" />, onSelect: () => setAsking("edit") },
            {
              label: t("rotate"),
              icon: <RefreshCw className="size-4" />,
              onSelect: () => setAsking("rotate"),
            },
            "separator",
            {
              label: t("revoke"),
              icon: <Trash2 className="size-4" />,
              isDangerous: true,
              onSelect: () => setAsking("revoke"),
            },
          ]}
        />
      </div>
      {secret && <FreshKey workspaceKey={workspaceKey} secret={secret} key={secret} onKept={onSecretKept} />}
      {isOpen && (
        <div id={`${id}-facts`} className="flex flex-col gap-3 border-line border-t p-3">
          <Facts workspaceKey={workspaceKey} />
          <CallLog query={workspaceKeyCallsQuery(workspaceKey.id)} />
        </div>
      )}
      {asking === "edit" && <EditKeyDialog workspaceKey={workspaceKey} onClose={close} />}
      {asking === "invite" && <InviteKeyDialog workspaceKey={workspaceKey} onClose={close} />}
      {asking === "rotate" && (
        <ConfirmDialog
          title={t("rotateTitle", { name })}
          text={t("rotateText")}
          action={t("rotate")}
          describe={errorText}
          onConfirm={async () => onRotated(await rotateWorkspaceKey(client, workspaceKey.id))}
          onClose={close}
        />
      )}
      {asking === "revoke" && (
        <ConfirmDialog
          title={t("revokeTitle", { name })}
          text={t("revokeText")}
          action={t("revoke")}
          isDangerous
          describe={errorText}
          onConfirm={async () => {
            await revokeWorkspaceKey(client, workspaceKey.id);
            announce(t("revoked", { name }));
          }}
          onClose={close}
        />
      )}
    </li>
  );
}

function Facts({ workspaceKey: { rate, createdAt } }: { workspaceKey: WireWorkspaceKey }) {
  const t = useTranslations("workspaceKeys");
  const format = useFormatter();
  return (
    <p className="text-sm text-soft">
      {t("perSecond", { rate })}
      {" · "}
      {t("createdOn", { date: format.dateTime(createdAt, { dateStyle: "medium" }) })}
    </p>
  );
}

function LastUsed({ at }: { at: number | null }) {
  const t = useTranslations("workspaceKeys");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  if (at === null) return t("neverUsed");
  return t("lastUsed", { time: format.relativeTime(at, Math.max(now.getTime(), at)) });
}
