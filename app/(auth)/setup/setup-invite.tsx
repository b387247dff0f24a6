import { headers } from "next/headers";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { CreateInviteButton } from "@/components/auth/create-invite-button";
import { InviteLink } from "@/components/auth/invite-link";
import { Steps } from "@/components/auth/steps";
import { buttonLook } from "@/components/ui/button";
import { inviteLink, isLoopback } from "@/lib/auth/invite-link";
import { qrCodeImage } from "@/lib/auth/qr-code";
import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import type { RoomId } from "@/lib/domain/ids";
import { listRoomInvites, listWorkspaceInvites } from "@/lib/domain/invites/list-invites";

type Props = { actor: Actor; roomId: RoomId | null };

/** The last step: the link that was made with the room, to copy or to scan. */
export async function SetupInvite({ actor, roomId }: Props) {
  const t = await getTranslations("setup.invite");
  const [invite] = await invitesOf(actor, roomId);
  const link = invite && inviteLink(invite.code, await headers());
  return (
    <AuthCard above={<Steps step={3} />} title={t("title")} lead={t(roomId ? "leadRoom" : "lead")}>
      {link ? (
        <InviteLink link={link} qrCode={await qrCodeImage(link)} isOnlyHere={isLoopback(link)} />
      ) : (
        <CreateInviteButton roomId={roomId} />
      )}
      <Link
        href={roomId ? `/rooms/${roomId}` : "/"}
        className={buttonLook(invite ? "primary" : "secondary", "lg")}
      >
        {t("done")}
      </Link>
    </AuthCard>
  );
}

async function invitesOf(actor: Actor, roomId: RoomId | null) {
  try {
    return roomId === null ? await listWorkspaceInvites(actor) : await listRoomInvites(actor, roomId);
  } catch (error) {
    if (error instanceof DomainError) notFound();
    throw error;
  }
}
