"use client";

import { QrCode } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/lib/client/error-text";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";

const QrImage = lazy(() => import("@/components/ui/qr-image"));

type Props = { invite: WireInvite; onRevoke: () => Promise<unknown> };

/** A link that somebody may have been sent: what it still lets in, and the way to take it back. */
export function InviteRow({ invite, onRevoke }: Props) {
  const t = useTranslations("invites");
  const errorText = useErrorText();
  const [isQrShown, setQrShown] = useState(false);
  const [isRevoking, setRevoking] = useState(false);
  const now = useNow({ updateInterval: 60_000 });
  const isExpired = invite.expiresAt !== null && invite.expiresAt <= now.getTime();
  const isUsedUp = invite.maxUses !== null && invite.uses >= invite.maxUses;
  const isDead = isExpired || isUsedUp;

  return (
    <li className="flex flex-col gap-2 py-3">
      <div className="flex items-center gap-2">
        <input
          readOnly
          aria-label={t("link")}
          value={invite.url}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 font-mono text-sm touch:h-11"
        />
        {!isDead && <CopyButton text={invite.url} what={t("linkWhat")} />}
        {isDead && <Badge>{t(isExpired ? "expired" : "usedUp")}</Badge>}
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <p className="min-w-0 flex-1 text-faint text-xs">
          <Limits invite={invite} isExpired={isExpired} />
        </p>
        {!isDead && (
          <Button
            size="sm"
            look="quiet"
            aria-expanded={isQrShown}
            icon={<QrCode className="size-4" />}
            onClick={() => setQrShown(!isQrShown)}
          >
            {t(isQrShown ? "hideQr" : "showQr")}
          </Button>
        )}
        <Button size="sm" look="quiet" onClick={() => setRevoking(true)}>
          {t("revoke")}
        </Button>
      </div>
      {isQrShown && !isDead && (
        <Suspense fallback={<Skeleton className="size-44 self-center" />}>
          <QrImage text={invite.url} label={t("qr")} />
        </Suspense>
      )}
      {isRevoking && (
        <ConfirmDialog
          title={t("revokeTitle")}
          text={t("revokeText")}
          action={t("revoke")}
          isDangerous
          describe={errorText}
          onConfirm={onRevoke}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  );
}

/** "2 of 5 uses left · works until 3 May". */
function Limits({
  invite: { uses, maxUses, expiresAt },
  isExpired,
}: {
  invite: WireInvite;
  isExpired: boolean;
}) {
  const t = useTranslations("invites");
  const format = useFormatter();
  const used =
    maxUses === null ? t("used", { count: uses }) : t("left", { left: maxUses - uses, of: maxUses });
  if (expiresAt === null) return used;
  const time = format.dateTime(expiresAt, { dateStyle: "medium", timeStyle: "short" });
  return `${used} · ${t(isExpired ? "expiredAt" : "worksUntil", { time })}`;
}
