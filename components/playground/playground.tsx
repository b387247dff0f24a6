"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId, useState } from "react";
import { PlaygroundTab } from "@/components/playground/playground-tab";
import { Tabs } from "@/components/ui/tabs";
import type { PlaygroundApi, PlaygroundCall } from "@/lib/client/playground/calls";
import { useRun } from "@/lib/client/playground/use-run";
import type { Snippets } from "@/lib/docs/snippets";

export type Spoken = {
  api: PlaygroundApi;
  /** Where it goes, when there is a choice. */
  place?: ReactNode;
  /** What it does, in a sentence. */
  hint?: ReactNode;
  /** Whether this page hears of what is said there. */
  isHere: boolean;
  toCall: (text: string) => PlaygroundCall;
};

type Props = {
  /** What this key speaks; at least one. */
  spoken: Spoken[];
  /** Which APIs it does not speak, and who has a key for them. */
  others: ReactNode;
  onRan: () => void;
};

/** A call with this very key in each API that it speaks, as code to take along and as a button to try. */
export function Playground({ spoken, others, onRan }: Props) {
  const t = useTranslations("playground");
  const id = useId();
  const [chosen, setChosen] = useState<PlaygroundApi | null>(null);
  const [language, setLanguage] = useState<keyof Snippets>("curl");
  const [text, setText] = useState(() => t("hello"));
  const { run, isBusy, last } = useRun(onRan);
  const current = spoken.find(({ api }) => api === chosen) ?? spoken[0];
  if (!current) return null;

  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <h3 id={id} className="font-medium text-sm text-soft">
        {t("title")}
      </h3>
      <div className="rounded-md border border-line">
        <Tabs
          label={t("apis")}
          tabs={spoken.map(({ api }) => ({ name: api, label: t(`api.${api}`) }))}
          active={current.api}
          onSelect={setChosen}
          className="p-3"
        >
          <PlaygroundTab
            key={current.api}
            {...{ spoken: current, language, setLanguage, text, setText, isBusy }}
            outcome={last?.api === current.api ? last.outcome : null}
            onRun={(call) => void run({ api: current.api, call, isHere: current.isHere })}
          />
        </Tabs>
      </div>
      <p className="text-faint text-sm">{others}</p>
    </section>
  );
}
