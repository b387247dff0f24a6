import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/components/auth/auth-card";
import { SignOutForm } from "@/components/auth/sign-out-form";
import { buttonLook } from "@/components/ui/button";
import { currentActor } from "@/lib/auth/current-actor";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signOut");
  return { title: t("title") };
}

/** Asks first: a link that somebody sends must not sign anybody out. */
export default async function SignOutPage() {
  if (!(await currentActor())) redirect("/login");
  const t = await getTranslations("auth.signOut");
  const { name: workspace } = await getWorkspace();
  return (
    <AuthCard title={t("title")} lead={t("question", { workspace })}>
      <div className="flex flex-col gap-3">
        <SignOutForm />
        <Link href="/" className={buttonLook("secondary", "lg")}>
          {t("stay")}
        </Link>
      </div>
    </AuthCard>
  );
}
