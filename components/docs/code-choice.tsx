"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CodeBlock } from "@/components/messages/code-block";
import { InRow } from "@/components/messages/in-row";
import { chooseLanguage, LANGUAGES, useLanguage } from "./language";

type Props = { title: string; code: Partial<Record<keyof typeof LANGUAGES, string>> };

/** The same in several languages; the one that is chosen here is shown everywhere. */
export function CodeChoice({ title, code }: Props) {
  const t = useTranslations("docs");
  const wanted = useLanguage();
  const there = (Object.keys(LANGUAGES) as Array<keyof typeof LANGUAGES>).filter((name) => code[name]); // as it is declared
  const language = there.find((name) => name === wanted) ?? there[0];
  if (!language) return null;
  return (
    <div>
      <fieldset className="mb-1.5 flex gap-1">
        <legend className="visually-hidden">{t("language", { title })}</legend>
        {there.map((name) => (
          <button
            key={name}
            type="button"
            aria-pressed={name === language}
            onClick={() => chooseLanguage(name)}
            className={clsx(
              "h-8 rounded-md px-2.5 font-medium text-sm transition-colors touch:h-11",
              name === language ? "bg-selected text-ink" : "text-soft hover:bg-hover hover:text-ink",
            )}
          >
            {LANGUAGES[name].label}
          </button>
        ))}
      </fieldset>
      <CodePane code={code[language] ?? ""} language={LANGUAGES[language].grammar} />
    </div>
  );
}

/** Code that can be reached by Tab, scrolled and copied. */
export function CodePane({ code, language }: { code: string; language: string }) {
  return (
    <InRow value={true}>
      <CodeBlock code={code} language={language} />
    </InRow>
  );
}
