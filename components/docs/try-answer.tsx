"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { CodePane } from "@/components/docs/code-choice";
import type { Made } from "@/components/docs/make-call";

/** The answer of a call that was made: status and time, headers of note, and the body. */
export function TryAnswer({ made: { status, ms, headers, body } }: { made: Made }) {
  const t = useTranslations("docs");
  return (
    <div className="flex flex-col gap-3 border-line border-t pt-4">
      <p role="status" className={clsx("font-medium", status < 400 ? "text-success" : "text-danger")}>
        {t("answered", { status, ms })}
      </p>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        {headers.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-faint">{name}</dt>
            <dd className="font-mono [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
      </dl>
      <Body body={body} />
    </div>
  );
}

function Body({ body }: { body: Made["body"] }) {
  const t = useTranslations("docs");
  if ("bytes" in body) return <p>{t("bytesAnswer", { count: body.bytes, type: body.type })}</p>;
  if (body.text === "") return <p className="text-faint text-sm">{t("emptyAnswer")}</p>;
  return <CodePane code={body.text} language={body.isJson ? "json" : "text"} />;
}
