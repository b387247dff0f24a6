import { getTranslations } from "next-intl/server";
import { DocsFrame } from "@/components/docs/docs-frame";
import { GuideView } from "@/components/docs/guide-view";
import { PageTitle } from "@/components/docs/page-title";
import { Prose } from "@/components/docs/prose";
import { Reference } from "@/components/docs/reference";
import { callsByTag } from "@/lib/docs/calls";
import { PLACEHOLDERS } from "@/lib/docs/examples/example";
import type { Guide } from "@/lib/docs/guides/guide";
import type { OpenApiDocument } from "@/lib/docs/openapi";

type Props = { workspace: string; origin: string; guide: Guide; document: OpenApiDocument };

/** One API: how to begin, and all of it. */
export async function ApiPage({ workspace, origin, guide, document }: Props) {
  const t = await getTranslations("docs");
  const tags = callsByTag(document);
  const contents = [
    ...guide.steps.map(({ title }, index) => ({ id: `step-${index + 1}`, title })),
    { id: "reference", title: t("reference") },
    ...(tags.length > 1 ? tags.map(({ tag }) => ({ id: `calls-${tag}`, title: tag })) : []),
    { id: "objects", title: t("objects") },
  ];
  return (
    <DocsFrame workspace={workspace} current={guide.api} contents={contents}>
      <PageTitle title={guide.name}>
        <Prose text={guide.purpose} />
      </PageTitle>
      <GuideView guide={guide} place={{ ...PLACEHOLDERS, origin }} />
      <Reference guide={guide} document={document} />
    </DocsFrame>
  );
}
