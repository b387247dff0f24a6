import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SetupAccount } from "@/components/auth/setup-account";
import { SetupRoom } from "@/components/auth/setup-room";
import { Steps } from "@/components/auth/steps";
import { currentActor } from "@/lib/auth/current-actor";
import { needsSetup } from "@/lib/domain/accounts/needs-setup";
import { asId, type RoomId } from "@/lib/domain/ids";
import { SetupInvite } from "./setup-invite";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.account");
  return { title: t("title") };
}

/** A fresh install: the admin's account, a first room, and a link to bring people in. */
export default async function SetupPage({ searchParams }: Props) {
  const t = await getTranslations("setup");
  if (await needsSetup()) {
    return (
      <AuthCard above={<Steps step={1} />} title={t("account.title")} lead={t("account.lead")}>
        <SetupAccount />
      </AuthCard>
    );
  }
  const actor = await currentActor();
  if (!actor) redirect("/login");
  const { step, room } = await searchParams;
  if (step === "room") {
    return (
      <AuthCard above={<Steps step={2} />} title={t("room.title")} lead={t("room.lead")}>
        <SetupRoom />
      </AuthCard>
    );
  }
  if (step === "invite") return <SetupInvite actor={actor} roomId={room ? asId<RoomId>(room) : null} />;
  redirect("/");
}
