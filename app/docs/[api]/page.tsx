import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ApiPage } from "@/components/docs/api-page";
import { GUIDES } from "@/lib/docs/guides/guides";
import { ownOrigin } from "@/lib/docs/own-origin";
import { servedDocument } from "@/lib/docs/served";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";

/** Examples show the address that the page was asked at. */
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ api: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ api }, { name }] = await Promise.all([params, getWorkspace()]);
  return { title: `${GUIDES.find((guide) => guide.api === api)?.name ?? ""} – ${name}` };
}

export default async function DocsApiPage({ params }: Props) {
  const [{ api }, { name }, sent] = await Promise.all([params, getWorkspace(), headers()]);
  const guide = GUIDES.find((each) => each.api === api);
  const document = servedDocument(api);
  if (!guide || !document) notFound();
  return <ApiPage workspace={name} origin={ownOrigin(sent.get("host"))} guide={guide} document={document} />;
}
