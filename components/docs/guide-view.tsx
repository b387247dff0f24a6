import { getTranslations } from "next-intl/server";
import { ExampleView } from "@/components/docs/example-view";
import { Code, Prose } from "@/components/docs/prose";
import { Anchor, Section } from "@/components/docs/section";
import type { Place } from "@/lib/docs/examples/example";
import type { Guide, Step } from "@/lib/docs/guides/guide";

/** The way from a key to a program that may be relied on. */
export async function GuideView({ guide, place }: { guide: Guide; place: Place }) {
  const t = await getTranslations("docs");
  return (
    <Section id="guide" title={t("guide")}>
      <dl className="grid gap-x-4 gap-y-1.5 text-sm sm:grid-cols-[auto_1fr]">
        <dt className="text-faint">{t("base")}</dt>
        <dd>
          <Code>{`${place.origin}${guide.base}`}</Code>
        </dd>
        <dt className="text-faint">{t("auth")}</dt>
        <dd>
          <Code>{guide.auth}</Code>
        </dd>
      </dl>
      <Prose text={t("languages")} />
      <ol className="mt-2 flex flex-col gap-8">
        {guide.steps.map((step, index) => (
          <StepView key={step.title} step={step} number={index + 1} place={place} />
        ))}
      </ol>
    </Section>
  );
}

function StepView({ step, number, place }: { step: Step; number: number; place: Place }) {
  const id = `step-${number}`;
  return (
    <li className="flex flex-col gap-3">
      <h3 id={id} className="scroll-mt-6 font-semibold text-lg">
        <Anchor id={id}>{`${number}. ${step.title}`}</Anchor>
      </h3>
      {step.text.map((text) => (
        <Prose key={text} text={text} />
      ))}
      {step.examples?.map((example) => (
        <ExampleView key={example.title} example={example} place={place} />
      ))}
    </li>
  );
}
