"use client";

import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { ChoiceList } from "@/components/ui/choice-list";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/lib/client/error-text";
import { changePreferences, usePreferences } from "@/lib/client/queries/preferences";
import type { WirePreferences } from "@/lib/dialects/spika/schemas/preferences";

type Name = keyof WirePreferences;

type ChoiceProps<N extends Name> = {
  name: N;
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly { value: WirePreferences[N]; label: ReactNode; hint?: ReactNode }[];
};

/** One preference, all its choices in sight. Kept by the server; it takes effect as it is chosen. */
export function PreferenceChoice<N extends Name>({ name, ...list }: ChoiceProps<N>) {
  const [value, change, error] = usePreference(name);
  return (
    <div className="flex flex-col gap-2">
      <ChoiceList value={value} onChange={change} {...list} />
      {error && <Banner look="danger">{error}</Banner>}
    </div>
  );
}

type SwitchProps<N extends Name> = {
  name: N;
  label: ReactNode;
  hint?: ReactNode;
  on: WirePreferences[N];
  off: WirePreferences[N];
};

/** A preference of two choices, one of which is "off". */
export function PreferenceSwitch<N extends Name>({ name, on, off, ...words }: SwitchProps<N>) {
  const [value, change, error] = usePreference(name);
  return (
    <div className="flex flex-col gap-2">
      <Switch isOn={value === on} onChange={(isOn) => change(isOn ? on : off)} {...words} />
      {error && <Banner look="danger">{error}</Banner>}
    </div>
  );
}

function usePreference<N extends Name>(name: N) {
  const client = useQueryClient();
  const preferences = usePreferences();
  const errorText = useErrorText();
  const [error, setError] = useState<string | null>(null);

  function change(value: WirePreferences[N]) {
    setError(null);
    changePreferences(client, { [name]: value }).catch((cause: unknown) => setError(errorText(cause)));
  }

  return [preferences[name], change, error] as const;
}
