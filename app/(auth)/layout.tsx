import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Brand } from "@/components/auth/brand";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";

/** Each of these pages depends on who looks and on what is in the database. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return { title: { default: t("appName"), template: `%s – ${t("appName")}` } };
}

/** The frame of what comes before the rooms. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const { name } = await getWorkspace();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-5 px-4 py-8">
      <Brand name={name} />
      {children}
    </main>
  );
}
