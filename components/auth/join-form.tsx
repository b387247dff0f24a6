"use client";

import { useTranslations } from "next-intl";
import { callAccount } from "@/components/auth/account-api";
import { AccountForm } from "@/components/auth/account-form";
import { TextLink } from "@/components/auth/text-link";

type SignedUp = { userId: number; roomId: number | null };

/** An account for whoever was invited; they land in the room that the invite leads to. */
export function JoinForm({ inviteCode }: { inviteCode: string }) {
  const t = useTranslations("invite");
  return (
    <AccountForm<SignedUp>
      submitLabel={t("submit")}
      onSubmit={(account) => callAccount("sign-up", { ...account, inviteCode })}
      elsewhere={(identifier) => (
        <p className="text-center text-soft text-sm">
          {t("haveAccount")} <TextLink href={signInPath(inviteCode, identifier)}>{t("signIn")}</TextLink>
        </p>
      )}
      onDone={({ roomId }) => location.assign(roomId === null ? "/" : `/rooms/${roomId}`)}
    />
  );
}

/** Back to the invite afterwards, with what was typed into the first field. */
function signInPath(inviteCode: string, identifier: string): string {
  const query = new URLSearchParams({ next: `/invite/${inviteCode}` });
  if (identifier) query.set("identifier", identifier);
  return `/login?${query}`;
}
