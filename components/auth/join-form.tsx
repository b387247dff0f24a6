"use client";

import { useTranslations } from "next-intl";
import { callAccount } from "@/components/auth/account-api";
import { AccountForm } from "@/components/auth/account-form";

type SignedUp = { userId: number; roomId: number | null };

/** An account for whoever was invited; they land in the room that the invite leads to. */
export function JoinForm({ inviteCode }: { inviteCode: string }) {
  const t = useTranslations("invite");
  return (
    <AccountForm<SignedUp>
      submitLabel={t("submit")}
      onSubmit={(account) => callAccount("sign-up", { ...account, inviteCode })}
      onDone={({ roomId }) => location.assign(roomId === null ? "/" : `/rooms/${roomId}`)}
    />
  );
}
