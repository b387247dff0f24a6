import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { TextLink } from "@/components/auth/text-link";
import { currentActor } from "@/lib/auth/current-actor";
import { safePath } from "@/lib/auth/safe-path";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { needsSetup } from "@/lib/domain/accounts/needs-setup";
import { isMailConfigured } from "@/lib/mail/send-mail";
import { isSmsConfigured } from "@/lib/sms/send-sms";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signUp");
  return { title: t("title") };
}

/** For workspaces that people may join by themselves; elsewhere it says that an invite is needed. */
export default async function SignUpPage({ searchParams }: Props) {
  const path = safePath((await searchParams).next);
  if (await needsSetup()) redirect("/setup");
  if (await currentActor()) redirect(path);

  const t = await getTranslations("auth.signUp");
  const signIn = await getTranslations("auth.signIn");
  const { name: workspace, signUp, domains } = await getWorkspace();
  const below = (
    <>
      {t("haveAccount")}{" "}
      <TextLink href={`/login?next=${encodeURIComponent(path)}`}>{signIn("submit")}</TextLink>
    </>
  );
  if (signUp === "invite") {
    return <AuthCard title={t("closedTitle")} lead={t("closed", { workspace })} below={below} />;
  }
  const lead =
    signUp === "domain" ? t("leadDomain", { domains: domains.join(", ") }) : t("lead", { workspace });
  return (
    <AuthCard title={t("title")} lead={lead} below={below}>
      <SignUpForm next={path} printed={{ email: !isMailConfigured(), phone: !isSmsConfigured() }} />
    </AuthCard>
  );
}
