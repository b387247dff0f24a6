"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PASSWORD_MIN } from "@/lib/domain/limits";

type Props = {
  value: string;
  onChange: (value: string) => void;
  error?: string;
  isNew?: boolean;
  label?: string;
  hint?: string;
};

export function PasswordField({ value, onChange, error, isNew = false, label, hint }: Props) {
  const t = useTranslations("auth.fields");
  const [isShown, setShown] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field
      label={label ?? t(isNew ? "newPassword" : "password")}
      hint={hint ?? (isNew ? t("newPasswordHint", { min: PASSWORD_MIN }) : undefined)}
      error={error}
    >
      {(wiring) => (
        <span className="relative">
          <Input
            {...wiring}
            name="password"
            type={isShown ? "text" : "password"}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            autoComplete={isNew ? "new-password" : "current-password"}
            className="pr-11"
            maxLength={1000}
            required
          />
          <button
            type="button"
            onClick={() => setShown(!isShown)}
            aria-label={t(isShown ? "hidePassword" : "showPassword")}
            className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-md text-faint hover:text-ink"
          >
            <Icon className="size-4" aria-hidden />
          </button>
        </span>
      )}
    </Field>
  );
}
