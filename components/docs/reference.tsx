import { getTranslations } from "next-intl/server";
import { CallView } from "@/components/docs/call-view";
import { FieldTable } from "@/components/docs/field-table";
import { Prose } from "@/components/docs/prose";
import { Anchor, Section } from "@/components/docs/section";
import { callsByTag, trialOf } from "@/lib/docs/calls";
import { fieldLines } from "@/lib/docs/fields";
import type { Guide } from "@/lib/docs/guides/guide";
import type { OpenApiDocument } from "@/lib/docs/openapi";

/** Everything that the document says, for people. */
export async function Reference({ guide, document }: { guide: Guide; document: OpenApiDocument }) {
  const { api, steps } = guide;
  const about = { api, document, examples: steps.flatMap(({ examples = [] }) => examples) };
  const t = await getTranslations("docs");
  const groups = callsByTag(document);
  const count = groups.reduce((sum, { calls }) => sum + calls.length, 0);
  const objects = Object.entries(document.components.schemas);
  return (
    <>
      <Section id="reference" title={t("reference")}>
        <Prose text={document.info.description} />
        <p className="text-soft">
          {t("referenceText", { count })}{" "}
          <a
            href={`/api/docs/${api}.json`}
            download={`${api}.json`}
            className="text-link underline underline-offset-2"
          >
            {t("download")}
          </a>
        </p>
        {groups.map(({ tag, calls }) => (
          <div key={tag} className="flex flex-col gap-2">
            <h3 id={`calls-${tag}`} className="mt-3 scroll-mt-6 font-semibold">
              <Anchor id={`calls-${tag}`}>{tag}</Anchor>
            </h3>
            {calls.map((call) => (
              <CallView key={call.operation.operationId} call={call} trial={trialOf(about, call)} />
            ))}
          </div>
        ))}
      </Section>
      <Section id="objects" title={t("objects")}>
        {objects.map(([name, schema]) => (
          <div key={name} className="flex flex-col gap-2">
            <h3 id={`object-${name}`} className="scroll-mt-6 font-semibold">
              <Anchor id={`object-${name}`}>{name}</Anchor>
            </h3>
            <FieldTable label={name} lines={fieldLines(schema)} />
          </div>
        ))}
      </Section>
    </>
  );
}
