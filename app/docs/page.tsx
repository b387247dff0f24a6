import type { Metadata } from "next";
import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { DocsOverview } from "@/components/docs/docs-overview";
import { ownOrigin } from "@/lib/docs/own-origin";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";

/** Examples show the address that the page was asked at. */
export const dynamic = "force-dynamic";

export async function generateMetadata(): Promise<Metadata> {
  const [t, { name }] = await Promise.all([getTranslations("docs"), getWorkspace()]);
  return { title: `${t("title")} – ${name}` };
}

export default async function DocsPage() {
  const [{ name }, sent] = await Promise.all([getWorkspace(), headers()]);
  return <DocsOverview workspace={name} origin={ownOrigin(sent.get("host"))} />;
}
