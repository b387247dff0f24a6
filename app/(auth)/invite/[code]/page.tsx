import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { JoinButton } from "@/components/auth/join-button";
import { JoinForm } from "@/components/auth/join-form";
import { buttonLook } from "@/components/ui/button";
import { currentActor } from "@/lib/auth/current-actor";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { findInvitation, type Invitation } from "@/lib/domain/invites/find-invitation";

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await readInvite(await params)).title, referrer: "no-referrer" };
}

/** What an invite's link opens: who invites whom to what, and the way in. */
export default async function InvitePage({ params }: Props) {
  const { code } = await params;
  const { title, lead, invitation, workspace } = await readInvite({ code });
  const actor = await currentActor();
  if (!invitation) return <Gone title={title} lead={lead} isSignedIn={actor !== null} />;

  const t = await getTranslations("invite");
  if (actor && !invitation.room) {
    return (
      <AuthCard title={title} lead={t("inAlready", { workspace })}>
        <Link href="/" className={buttonLook("primary", "lg")}>
          {t("open", { workspace })}
        </Link>
      </AuthCard>
    );
  }
  if (actor) {
    return (
      <AuthCard title={title} lead={lead}>
        <JoinButton inviteCode={code} />
      </AuthCard>
    );
  }
  return (
    <AuthCard title={title} lead={lead}>
      <JoinForm inviteCode={code} />
    </AuthCard>
  );
}

async function readInvite({ code }: { code: string }) {
  const t = await getTranslations("invite");
  const [invitation, { name: workspace }] = await Promise.all([findInvitation(code), getWorkspace()]);
  if (!invitation) return { title: t("gone.title"), lead: t("gone.text"), invitation, workspace };
  return { ...wordsOf(invitation, workspace, t), invitation, workspace };
}

type Words = Awaited<ReturnType<typeof getTranslations<"invite">>>;

function wordsOf({ room, invitedBy }: Invitation, workspace: string, t: Words) {
  const name = invitedBy ?? t("somebody");
  return room
    ? {
        title: t("titleRoom", { room: room.name }),
        lead: t("leadRoom", { name, room: room.name, workspace }),
      }
    : { title: t("titleWorkspace", { workspace }), lead: t("leadWorkspace", { name, workspace }) };
}

async function Gone({ title, lead, isSignedIn }: { title: string; lead: string; isSignedIn: boolean }) {
  const t = await getTranslations("invite.gone");
  return (
    <AuthCard title={title} lead={lead}>
      <Link href={isSignedIn ? "/" : "/login"} className={buttonLook("secondary", "lg")}>
        {t(isSignedIn ? "home" : "signIn")}
      </Link>
    </AuthCard>
  );
}
