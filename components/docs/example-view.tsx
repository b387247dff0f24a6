import { useTranslations } from "next-intl";
import { CodeChoice, CodePane } from "@/components/docs/code-choice";
import { type Example, isShortened, type Place, shown } from "@/lib/docs/examples/example";
import { toSnippets } from "@/lib/docs/snippets";

/** A call in every language, and what it answers. */
export function ExampleView({ example, place }: { example: Example; place: Place }) {
  const t = useTranslations("docs");
  const { status, body } = example.answer(place);
  const isText = typeof body === "string";
  return (
    <article className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-4">
      <h4 className="font-medium">{example.title}</h4>
      <CodeChoice title={example.title} code={toSnippets(example.request(place))} />
      <details>
        <summary className="w-fit py-1.5 font-medium text-sm text-soft hover:text-ink touch:py-3">
          {t("answer", { status })}
        </summary>
        <div className="mt-1.5">
          <CodePane
            code={isText ? body : JSON.stringify(shown(body), null, 2)}
            language={isText ? "text" : "json"}
          />
        </div>
        {isShortened(body) && <p className="mt-1.5 text-faint text-sm">{t("shortened")}</p>}
      </details>
    </article>
  );
}
