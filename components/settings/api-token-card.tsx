"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { ChevronDown, KeyRound, Trash2 } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { CallLog } from "@/components/settings/call-log";
import { FreshToken } from "@/components/settings/fresh-token";
import { announce } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useErrorText } from "@/lib/client/error-text";
import { apiTokenCallsQuery } from "@/lib/client/queries/api-calls";
import { refreshApiTokens, revokeApiToken } from "@/lib/client/queries/api-tokens";
import type { WireApiToken, WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";

type Props = {
  apiToken: WireApiToken;
  /** With the token itself, as long as this page still knows it. */
  fresh: WireNewApiToken | null;
  onKept: () => void;
};

/** One token: shut, it says what it is and when it was used last; open, what was called with it. */
export function ApiTokenCard({ apiToken, fresh, onKept }: Props) {
  const t = useTranslations("tokens");
  const client = useQueryClient();
  const errorText = useErrorText();
  const id = useId();
  const [isOpenByHand, setOpen] = useState<boolean | null>(null);
  // What is tried beside a new token shows up among its calls.
  const isOpen = isOpenByHand ?? fresh !== null;
  const [isRevoking, setRevoking] = useState(false);
  const now = useNow({ updateInterval: 60_000 });
  const { name, prefix, expiresAt } = apiToken;

  return (
    <li className={clsx("rounded-md border bg-surface", fresh ? "border-accent-fill" : "border-line")}>
      <div className="flex items-center gap-1 p-1.5">
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={`${id}-facts`}
          onClick={() => {
            setOpen(!isOpen);
            // Its last use is as new as its calls.
            void refreshApiTokens(client);
          }}
          className="flex min-w-0 flex-1 items-center gap-2.5 rounded-sm p-1 text-left hover:bg-hover touch:min-h-11"
        >
          <KeyRound className="size-4 shrink-0 text-faint" aria-hidden />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <span className="truncate font-medium">{name}</span>
              {expiresAt !== null && expiresAt <= now.getTime() && (
                <Badge look="outline">{t("expired")}</Badge>
              )}
            </span>
            <span className="block truncate text-faint text-xs">
              <code className="font-mono">{t("prefix", { prefix })}</code>
              {" · "}
              <LastUsed at={apiToken.lastUsedAt} now={now.getTime()} />
            </span>
          </span>
          <ChevronDown
            className={clsx("size-4 shrink-0 text-faint transition-transform", isOpen && "rotate-180")}
            aria-hidden
          />
        </button>
        <IconButton
          size="sm"
          label={t("revokeNamed", { name })}
          icon={<Trash2 className="size-4" />}
          onClick={() => setRevoking(true)}
        />
      </div>
      {fresh && <FreshToken fresh={fresh} onKept={onKept} />}
      {isOpen && (
        <div id={`${id}-facts`} className="flex flex-col gap-3 border-line border-t p-3">
          <Facts apiToken={apiToken} now={now.getTime()} />
          <CallLog query={apiTokenCallsQuery(apiToken.id)} />
        </div>
      )}
      {isRevoking && (
        <ConfirmDialog
          title={t("revokeTitle", { name })}
          text={t("revokeText")}
          action={t("revoke")}
          isDangerous
          describe={errorText}
          onConfirm={async () => {
            await revokeApiToken(client, apiToken.id);
            announce(t("revoked", { name }));
          }}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  );
}

function Facts({ apiToken, now }: { apiToken: WireApiToken; now: number }) {
  const t = useTranslations("tokens");
  const format = useFormatter();
  const { scopes, createdAt, expiresAt } = apiToken;
  const dateOf = (at: number) => format.dateTime(at, { dateStyle: "medium" });
  const [only] = scopes;
  return (
    <p className="text-sm text-soft">
      {t("may", { scopes: scopes.length === 1 && only ? only : "both" })}{" "}
      {t("createdOn", { date: dateOf(createdAt) })}{" "}
      {expiresAt === null
        ? t("noExpiry")
        : t(expiresAt <= now ? "expiredOn" : "expiresOn", { date: dateOf(expiresAt) })}
    </p>
  );
}

function LastUsed({ at, now }: { at: number | null; now: number }) {
  const t = useTranslations("tokens");
  const format = useFormatter();
  if (at === null) return t("neverUsed");
  return t("lastUsed", { time: format.relativeTime(at, Math.max(now, at)) });
}
