"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = { value: string; onChange: (value: string) => void; error?: string };

/** One field, so that pasting and the phone's own suggestion work. Spaces come along when a code is copied. */
export function CodeField({ value, onChange, error }: Props) {
  const t = useTranslations("auth.code");
  return (
    <Field label={t("label")} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          name="code"
          value={value}
          onChange={(event) => onChange(event.target.value.replace(/[\s-]/g, "").slice(0, 6))}
          autoComplete="one-time-code"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          inputMode="numeric"
          // It appears because the person has just asked for it.
          autoFocus
          className="tabular font-mono tracking-[0.3em]"
          required
        />
      )}
    </Field>
  );
}
