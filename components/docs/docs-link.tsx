import { useTranslations } from "next-intl";
import type { ApiName } from "@/lib/docs/documents";

/** From where a key is made to the page that says how it is used. */
export function DocsLink({ api }: { api: ApiName }) {
  const t = useTranslations("docs");
  return (
    <a
      href={`/docs/${api}`}
      target="_blank"
      rel="noopener"
      className="inline-flex min-h-8 items-center self-start text-link text-sm underline underline-offset-2 touch:min-h-11"
    >
      {t("learn")}
    </a>
  );
}
