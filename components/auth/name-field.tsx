"use client";

import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = { value: string; onChange: (value: string) => void; error?: string };

export function NameField({ value, onChange, error }: Props) {
  const t = useTranslations("auth.fields");
  return (
    <Field label={t("displayName")} hint={t("displayNameHint")} error={error}>
      {(wiring) => (
        <Input
          {...wiring}
          name="displayName"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="name"
          maxLength={80}
          required
        />
      )}
    </Field>
  );
}
