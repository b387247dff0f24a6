"use client";

import { Play } from "lucide-react";
import { useTranslations } from "next-intl";
import type { FormEvent } from "react";
import { CodeSample } from "@/components/playground/code-sample";
import type { Spoken } from "@/components/playground/playground";
import { RunOutcome } from "@/components/playground/run-outcome";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { PlaygroundCall } from "@/lib/client/playground/calls";
import type { Outcome } from "@/lib/client/playground/use-run";
import type { Snippets } from "@/lib/docs/snippets";

type Props = {
  spoken: Spoken;
  language: keyof Snippets;
  setLanguage: (language: keyof Snippets) => void;
  text: string;
  setText: (text: string) => void;
  isBusy: boolean;
  outcome: Outcome | null;
  onRun: (call: PlaygroundCall) => void;
};

/** One API: what is said and where, the code of it, and the button. */
export function PlaygroundTab({ spoken, language, setLanguage, text, setText, ...run }: Props) {
  const { isBusy, outcome, onRun } = run;
  const t = useTranslations("playground");
  const call = spoken.toCall(text);

  function submit(event: FormEvent) {
    event.preventDefault();
    onRun(call);
  }

  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-3">
      {spoken.place}
      {call.says && (
        <Field label={t("message")}>
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      )}
      <CodeSample request={call.request} language={language} onLanguage={setLanguage} />
      {spoken.hint && <p className="text-faint text-sm">{spoken.hint}</p>}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button type="submit" look="primary" size="sm" isBusy={isBusy} icon={<Play className="size-4" />}>
          {t("run")}
        </Button>
        <RunOutcome isBusy={isBusy} outcome={outcome} isHere={spoken.isHere} />
      </div>
    </form>
  );
}
