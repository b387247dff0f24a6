"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = { value: string; onChange: (value: string) => void; error?: string };

/** Text, not "email": it takes phone numbers too. */
export function IdentifierField({ value, onChange, error }: Props) {
  const t = useTranslations("auth.fields");
  return (
    <Field label={t("identifier")} hint={t("identifierHint")} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          name="identifier"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="username"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          inputMode="email"
          maxLength={320}
          required
        />
      )}
    </Field>
  );
}
