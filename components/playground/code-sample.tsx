"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { type SnippetRequest, type Snippets, toSnippets } from "@/lib/docs/snippets";

const LANGUAGES = ["curl", "javascript", "python"] as const;

type Props = {
  request: SnippetRequest;
  language: keyof Snippets;
  onLanguage: (language: keyof Snippets) => void;
};

/** A call as code, in the language of whoever takes it along. */
export function CodeSample({ request, language, onLanguage }: Props) {
  const t = useTranslations("playground");
  const code = toSnippets(request)[language];
  return (
    <div className="min-w-0">
      <div className="mb-1.5 flex flex-wrap items-center justify-between gap-2">
        <fieldset className="flex gap-0.5">
          <legend className="visually-hidden">{t("language")}</legend>
          {LANGUAGES.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={name === language}
              onClick={() => onLanguage(name)}
              className={clsx(
                "h-8 rounded-md px-1.5 font-medium text-sm transition-colors touch:h-11 touch:px-2.5",
                name === language ? "bg-selected text-ink" : "text-soft hover:bg-hover hover:text-ink",
              )}
            >
              {t(`languages.${name}`)}
            </button>
          ))}
        </fieldset>
        <CopyButton text={code} what={t("codeWhat")} />
      </div>
      <pre className="whitespace-pre-wrap rounded-md border border-line bg-sunken px-3 py-2.5 font-mono text-sm leading-5 [overflow-wrap:anywhere]">
        <code>{code}</code>
      </pre>
    </div>
  );
}
