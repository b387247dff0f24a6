"use client";

import { useQueryClient } from "@tanstack/react-query";
import { MoreHorizontal, Shield, ShieldOff, UserCheck, UserX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { ApiError } from "@/lib/client/api";
import { useErrorText } from "@/lib/client/error-text";
import { useMe } from "@/lib/client/queries/me";
import { changeAccount } from "@/lib/client/queries/workspace";
import type { WireAccount } from "@/lib/dialects/spika/schemas/workspace";

/** Somebody with an account: whether they administer the workspace, and whether they may sign in. */
export function AccountRow({ account }: { account: WireAccount }) {
  const t = useTranslations("workspace.people");
  const client = useQueryClient();
  const errorText = useErrorText();
  const me = useMe();
  const [isDisabling, setDisabling] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const name = account.displayName || account.emailAddress || account.telephoneNumber || `#${account.id}`;
  const isDisabled = account.disabledAt !== null;

  const explain = (cause: unknown) =>
    cause instanceof ApiError && cause.status === 400 ? t("lastAdmin") : errorText(cause);

  async function change(what: Parameters<typeof changeAccount>[2]) {
    setError(null);
    try {
      await changeAccount(client, account.id, what);
      announce(t("changed", { name }));
    } catch (cause) {
      setError(explain(cause));
    }
  }

  return (
    <li className="flex items-center gap-3 py-2.5">
      <Avatar id={account.id} name={name} pictureId={account.avatarFileId} size={36} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 truncate font-medium">
            {account.id === me.id ? t("you", { name }) : name}
          </span>
          {account.isWorkspaceAdmin && <Badge look="outline">{t("admin")}</Badge>}
          {isDisabled && <Badge>{t("disabled")}</Badge>}
        </p>
        <p className="truncate text-faint text-sm">{account.emailAddress ?? account.telephoneNumber}</p>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
      </div>
      <Menu
        label={t("actions", { name })}
        icon={<MoreHorizontal className="size-4" />}
        items={[
          account.isWorkspaceAdmin
            ? {
                label: t("removeAdmin"),
                icon: <ShieldOff className="size-4" />,
                onSelect: () => void change({ isWorkspaceAdmin: false }),
              }
            : {
                label: t("makeAdmin"),
                icon: <Shield className="size-4" />,
                onSelect: () => void change({ isWorkspaceAdmin: true }),
              },
          isDisabled
            ? {
                label: t("enable"),
                icon: <UserCheck className="size-4" />,
                onSelect: () => void change({ isDisabled: false }),
              }
            : {
                label: t("disable"),
                icon: <UserX className="size-4" />,
                isDangerous: true,
                onSelect: () => setDisabling(true),
              },
        ]}
      />
      {isDisabling && (
        <ConfirmDialog
          title={t("disableTitle", { name })}
          text={t("disableText")}
          action={t("disable")}
          isDangerous
          describe={explain}
          onConfirm={() => changeAccount(client, account.id, { isDisabled: true })}
          onClose={() => setDisabling(false)}
        />
      )}
    </li>
  );
}
