"use client";

import { useTranslations } from "next-intl";
import { type RefObject, useRef, useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { KEY_NAME_LIMIT, KEY_RATE_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Values = { name: string; rate: number };

type KeyFields = {
  name: string;
  /** As it was typed. */
  rate: string;
  wrong: "name" | "rate" | null;
  nameField: RefObject<HTMLInputElement | null>;
  rateField: RefObject<HTMLInputElement | null>;
  change: (values: { name?: string; rate?: string }) => void;
  /** What was entered; null where something is wrong with it, which then has the focus. */
  check: () => Values | null;
  reset: () => void;
};

/** What a key's form asks for, whether it makes a key or changes one. */
export function useKeyFields(first: Values): KeyFields {
  const [values, setValues] = useState({ name: first.name, rate: String(first.rate) });
  const [wrong, setWrong] = useState<KeyFields["wrong"]>(null);
  const nameField = useRef<HTMLInputElement>(null);
  const rateField = useRef<HTMLInputElement>(null);

  function check() {
    const [name, rate] = [values.name.trim(), Number(values.rate)];
    const isRate = Number.isInteger(rate) && rate >= 1 && rate <= KEY_RATE_LIMIT;
    const at = name === "" ? "name" : isRate ? null : "rate";
    setWrong(at);
    if (at === null) return { name, rate };
    (at === "name" ? nameField : rateField).current?.focus();
    return null;
  }

  return {
    ...values,
    wrong,
    nameField,
    rateField,
    change: (change) => {
      setValues((known) => ({ ...known, ...change }));
      setWrong(null);
    },
    check,
    reset: () => setValues({ name: first.name, rate: String(first.rate) }),
  };
}

export function WorkspaceKeyFields({ fields, isFirst = false }: { fields: KeyFields; isFirst?: boolean }) {
  const t = useTranslations("workspaceKeys");
  return (
    <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
      <Field label={t("name")} hint={t("nameHint")} error={fields.wrong === "name" && t("nameMissing")}>
        {(wiring) => (
          <Input
            {...wiring}
            ref={fields.nameField}
            data-autofocus={isFirst || undefined}
            autoComplete="off"
            placeholder={t("namePlaceholder")}
            maxLength={KEY_NAME_LIMIT}
            value={fields.name}
            onChange={(event) => fields.change({ name: event.target.value })}
          />
        )}
      </Field>
      <Field
        label={t("rate")}
        hint={t("rateHint")}
        error={fields.wrong === "rate" && t("rateWrong", { limit: KEY_RATE_LIMIT })}
      >
        {(wiring) => (
          <Input
            {...wiring}
            ref={fields.rateField}
            inputMode="numeric"
            autoComplete="off"
            value={fields.rate}
            onChange={(event) => fields.change({ rate: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}
