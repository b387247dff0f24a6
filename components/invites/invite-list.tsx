"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { InviteForm } from "@/components/invites/invite-form";
import { InviteRow } from "@/components/invites/invite-row";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { createInvite, invitesQuery, revokeInvite } from "@/lib/client/queries/invites";

/**
 * The links into a room or into the workspace, for those who may hand them out.
 *
 * @param roomId  null: sign-up links of the workspace
 */
export function InviteList({ roomId }: { roomId: number | null }) {
  const t = useTranslations("invites");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const { data: invites, isError, refetch } = useQuery(invitesQuery(roomId));
  return (
    <section aria-label={t("title")} className="flex flex-col gap-3">
      <div>
        <h3 className="font-semibold">{t("title")}</h3>
        <p className="mt-0.5 text-soft text-sm">{t(roomId === null ? "textWorkspace" : "textRoom")}</p>
      </div>
      <InviteForm onCreate={(limits) => createInvite(client, roomId, limits)} />
      {isError && !invites && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!invites && !isError && <Skeleton className="h-10 w-full" />}
      {invites && invites.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col divide-y divide-line border-line border-t">
          {invites.map((invite) => (
            <InviteRow
              key={invite.id}
              invite={invite}
              onRevoke={() => revokeInvite(client, roomId, invite.id)}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
