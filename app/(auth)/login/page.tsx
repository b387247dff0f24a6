import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { LoginForm } from "@/components/auth/login-form";
import { TextLink } from "@/components/auth/text-link";
import { currentActor } from "@/lib/auth/current-actor";
import { safePath } from "@/lib/auth/safe-path";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { needsSetup } from "@/lib/domain/accounts/needs-setup";
import { isMailConfigured } from "@/lib/mail/send-mail";
import { isSmsConfigured } from "@/lib/sms/send-sms";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title") };
}

export default async function LoginPage({ searchParams }: Props) {
  const { next, identifier, error } = await searchParams;
  const path = safePath(next);
  if (await needsSetup()) redirect("/setup");
  if (await currentActor()) redirect(path);

  const t = await getTranslations("auth.signIn");
  const { name: workspace, signUp } = await getWorkspace();
  const below =
    signUp === "invite" ? (
      t("needInvite", { workspace })
    ) : (
      <>
        {t("newHere")} <TextLink href={`/sign-up?next=${encodeURIComponent(path)}`}>{t("signUp")}</TextLink>
      </>
    );
  return (
    <AuthCard title={t("title")} lead={t("lead", { workspace })} below={below}>
      <LoginForm
        next={path}
        identifier={typeof identifier === "string" ? identifier : ""}
        printed={{ email: !isMailConfigured(), phone: !isSmsConfigured() }}
        wasInterrupted={error !== undefined}
      />
    </AuthCard>
  );
}
