import { getTranslations } from "next-intl/server";
import { AbilitiesTable } from "@/components/docs/abilities-table";
import { CodeChoice, CodePane } from "@/components/docs/code-choice";
import { DocsFrame } from "@/components/docs/docs-frame";
import { PageTitle } from "@/components/docs/page-title";
import { Code, Prose } from "@/components/docs/prose";
import { Section } from "@/components/docs/section";
import { COMMON } from "@/lib/docs/common-texts";
import { listen, sendFromTerminal, VERIFY_WEBHOOK } from "@/lib/docs/examples/code";
import { PLACEHOLDERS } from "@/lib/docs/examples/example";
import { GUIDES } from "@/lib/docs/guides/guides";

const SECTIONS = ["guides", "which", "manners", "live", "webhooks", "terminal", "documents"] as const;

/** All APIs on one page: which to take, and what they have in common. */
export async function DocsOverview({ workspace, origin }: { workspace: string; origin: string }) {
  const t = await getTranslations("docs");
  const place = { ...PLACEHOLDERS, origin };
  const contents = SECTIONS.map((id) => ({ id, title: t(id) }));
  return (
    <DocsFrame workspace={workspace} current={null} contents={contents}>
      <PageTitle title={t("title")}>
        <Prose text={t("intro")} />
      </PageTitle>
      <Section id="guides" title={t("guides")}>
        <ApiList origin={origin} />
      </Section>
      <Section id="which" title={t("which")}>
        <AbilitiesTable />
      </Section>
      <Section id="manners" title={t("manners")}>
        <Texts of={COMMON.manners} />
      </Section>
      <Section id="live" title={t("live")}>
        <Texts of={COMMON.live} />
        <CodePane code={listen(place)} language="javascript" />
      </Section>
      <Section id="webhooks" title={t("webhooks")}>
        <Texts of={COMMON.webhooks} />
        <CodeChoice title={t("webhooks")} code={VERIFY_WEBHOOK} />
      </Section>
      <Section id="terminal" title={t("terminal")}>
        <Texts of={COMMON.terminal} />
        <CodePane code={sendFromTerminal(place)} language="bash" />
      </Section>
      <Section id="documents" title={t("documents")}>
        <Documents />
      </Section>
    </DocsFrame>
  );
}

function Texts({ of }: { of: string[] }) {
  return of.map((text) => <Prose key={text} text={text} />);
}

function ApiList({ origin }: { origin: string }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2">
      {GUIDES.map(({ api, name, purpose, base }) => (
        <li key={api}>
          <a
            href={`/docs/${api}`}
            className="flex h-full flex-col gap-1.5 rounded-lg border border-line bg-surface p-4 transition-colors hover:bg-hover"
          >
            <span className="font-semibold">{name}</span>
            <span className="flex-1 text-sm text-soft">{purpose}</span>
            <Code>{`${origin}${base}`}</Code>
          </a>
        </li>
      ))}
    </ul>
  );
}

async function Documents() {
  const t = await getTranslations("docs");
  return (
    <>
      <Prose text={t("documentsText")} />
      <ul className="flex flex-col gap-2">
        {GUIDES.map(({ api, name }) => (
          <DocumentLink key={api} href={`/api/docs/${api}.json`} name={`${name}: ${t("download")}`} />
        ))}
        <DocumentLink href="/llms.txt" name={t("llms")} />
      </ul>
    </>
  );
}

function DocumentLink({ href, name }: { href: string; name: string }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3">
      <a href={href} className="text-link underline underline-offset-2">
        {name}
      </a>
      <span className="font-mono text-faint text-sm">{href}</span>
    </li>
  );
}
