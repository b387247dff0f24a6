"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodePane } from "@/components/docs/code-choice";
import { type Gap, type Made, makeCall, toRequest } from "@/components/docs/make-call";
import { useSecret } from "@/components/docs/secret";
import { TryAnswer } from "@/components/docs/try-answer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextArea } from "@/components/ui/text-area";
import type { Trial } from "@/lib/docs/calls";
import { toSnippets } from "@/lib/docs/snippets";

/** Makes a call of the reference for real, and shows what came back. */
export default function TryForm({ trial }: { trial: Trial }) {
  const t = useTranslations("docs");
  const [secret, setSecret] = useSecret(trial.api);
  const [values, setValues] = useState<Record<string, string>>({});
  const [body, setBody] = useState(trial.body ?? "");
  const [outcome, setOutcome] = useState<Made | string | null>(null);
  const [isBusy, setBusy] = useState(false);

  const request = toRequest(trial, { secret, values, body }, window.location.origin);
  const explain = (gap: Gap) =>
    gap.kind === "missing" ? t("missing", { name: gap.name }) : t("notJson", { reason: gap.reason });

  async function send(event: FormEvent) {
    event.preventDefault();
    if ("kind" in request) return setOutcome(explain(request));
    setBusy(true);
    try {
      setOutcome(await makeCall(request));
    } catch (error) {
      // A header that no header may be is named by the browser; what it says of a lost connection helps nobody.
      const isHeader = error instanceof TypeError && /header|ByteString/i.test(error.message);
      setOutcome(isHeader ? t("unsendable", { reason: error.message }) : t("unreached"));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form
      onSubmit={send}
      noValidate
      className="flex flex-col gap-4 rounded-lg border border-line bg-canvas p-4"
    >
      <p className="text-soft text-sm">{t("tryReal")}</p>
      {trial.secret && (
        <Field
          label={t(`secret.${trial.secret.header}`)}
          hint={trial.api === "messenger" ? t("secretHintSession") : t("secretHint")}
        >
          {(wiring) => (
            <Input
              {...wiring}
              value={secret}
              onChange={({ target }) => setSecret(target.value.trim())}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
            />
          )}
        </Field>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {trial.parameters.map(({ name, isRequired, hint }) => (
          <Field key={name} label={<code>{name}</code>} isOptional={!isRequired}>
            {(wiring) => (
              <Input
                {...wiring}
                value={values[name] ?? ""}
                placeholder={hint}
                onChange={({ target }) => setValues({ ...values, [name]: target.value })}
                autoComplete="off"
                spellCheck={false}
              />
            )}
          </Field>
        ))}
      </div>
      {trial.body !== null && (
        <Field label={t("jsonBody")}>
          {(wiring) => (
            <TextArea
              {...wiring}
              value={body}
              onChange={({ target }) => setBody(target.value)}
              rows={Math.min(14, body.split("\n").length + 1)}
              spellCheck={false}
              className="resize-y font-mono"
            />
          )}
        </Field>
      )}
      {!("kind" in request) && (
        <details>
          <summary className="w-fit py-1.5 font-medium text-sm text-soft hover:text-ink touch:py-3">
            {t("asCommand")}
          </summary>
          <CodePane code={toSnippets(request).curl} language="bash" />
        </details>
      )}
      <Button type="submit" look="primary" isBusy={isBusy} className="self-start">
        {isBusy ? t("sending") : t("send")}
      </Button>
      {typeof outcome === "string" && <Banner look="danger">{outcome}</Banner>}
      {outcome && typeof outcome !== "string" && <TryAnswer made={outcome} />}
    </form>
  );
}
