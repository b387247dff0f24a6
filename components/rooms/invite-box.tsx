"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2, QrCode } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/lib/client/error-text";
import { createInvite, invitesQuery, revokeInvite } from "@/lib/client/queries/invites";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";

const QrImage = lazy(() => import("@/components/ui/qr-image"));

type Props = { roomId: number; isQrOffered?: boolean };

/** The room's invite link, for admins: made by one press, copied, shown as a QR code, revoked. */
export function InviteBox({ roomId, isQrOffered = true }: Props) {
  const t = useTranslations("rooms.invite");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: invites, isError } = useQuery(invitesQuery(roomId));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function make() {
    setBusy(true);
    setError(null);
    try {
      await createInvite(client, roomId);
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-medium text-sm text-soft">{t("title")}</h3>
      {isError && <Banner look="danger">{t("loadError")}</Banner>}
      {!invites && !isError && <Skeleton className="h-10 w-full" />}
      {invites?.length === 0 && (
        <div>
          <Button icon={<Link2 className="size-4" />} isBusy={isBusy} onClick={make}>
            {t("make")}
          </Button>
        </div>
      )}
      {invites && invites.length > 0 && <p className="text-faint text-sm">{t("text")}</p>}
      {invites?.map((invite) => (
        <Invite key={invite.id} roomId={roomId} invite={invite} isQrOffered={isQrOffered} />
      ))}
      {error && <Banner look="danger">{error}</Banner>}
    </section>
  );
}

function Invite({
  roomId,
  invite,
  isQrOffered,
}: {
  roomId: number;
  invite: WireInvite;
  isQrOffered: boolean;
}) {
  const t = useTranslations("rooms.invite");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isQrShown, setQrShown] = useState(false);
  const [isRevoking, setRevoking] = useState(false);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center gap-2">
        <input
          readOnly
          aria-label={t("link")}
          value={invite.url}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 font-mono text-sm touch:h-11"
        />
        <CopyButton text={invite.url} what={t("linkWhat")} />
      </div>
      {isQrOffered && (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <Button
              size="sm"
              look="quiet"
              aria-expanded={isQrShown}
              icon={<QrCode className="size-4" />}
              onClick={() => setQrShown(!isQrShown)}
            >
              {t(isQrShown ? "hideQr" : "showQr")}
            </Button>
            <Button size="sm" look="quiet" onClick={() => setRevoking(true)}>
              {t("revoke")}
            </Button>
            <span className="ml-auto text-faint text-xs">{t("uses", { count: invite.uses })}</span>
          </div>
          {isQrShown && (
            <Suspense fallback={<Skeleton className="size-44 self-center" />}>
              <QrImage text={invite.url} label={t("qr")} />
            </Suspense>
          )}
        </>
      )}
      {isRevoking && (
        <ConfirmDialog
          title={t("revokeTitle")}
          text={t("revokeText")}
          action={t("revoke")}
          isDangerous
          describe={errorText}
          onConfirm={() => revokeInvite(client, roomId, invite.id)}
          onClose={() => setRevoking(false)}
        />
      )}
    </div>
  );
}
