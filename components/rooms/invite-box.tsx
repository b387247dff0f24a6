"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/lib/client/error-text";
import { createInvite, invitesQuery } from "@/lib/client/queries/invites";
import type { WireInvite } from "@/lib/dialects/spika/schemas/room";

/** A link into a new room, by one press. The room's details have all of its links and their limits. */
export function InviteBox({ roomId }: { roomId: number }) {
  const t = useTranslations("invites");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: invites, isError } = useQuery(invitesQuery(roomId));
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const invite = invites?.find(isUnlimited);

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
      {isError && !invites && <Banner look="danger">{t("loadError")}</Banner>}
      {!invites && !isError && <Skeleton className="h-10 w-full" />}
      {invite && <CopyField label={t("link")} what={t("linkWhat")} text={invite.url} />}
      {invites && !invite && (
        <div>
          <Button icon={<Link2 className="size-4" />} isBusy={isBusy} onClick={make}>
            {t("create")}
          </Button>
        </div>
      )}
      {error && <Banner look="danger">{error}</Banner>}
    </section>
  );
}

function isUnlimited({ expiresAt, maxUses }: WireInvite): boolean {
  return expiresAt === null && maxUses === null;
}
