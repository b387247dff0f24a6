"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { ScopeFields } from "@/components/settings/scope-fields";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FIELD_LOOK, Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { createApiToken } from "@/lib/client/queries/api-tokens";
import type { WireApiToken, WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";
import { TOKEN_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";

const DAY_MS = 86_400_000;
const LIFETIMES = [7, 30, 90, 365];

export function ApiTokenForm({ onCreated }: { onCreated: (token: WireNewApiToken) => void }) {
  const t = useTranslations("tokens");
  const client = useQueryClient();
  const errorText = useErrorText();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<WireApiToken["scopes"]>(["read", "write"]);
  const [days, setDays] = useState(0);
  const [wrong, setWrong] = useState<"name" | "scopes" | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const at = name.trim() === "" ? "name" : scopes.length === 0 ? "scopes" : null;
    setWrong(at);
    if (at === "name") nameField.current?.focus();
    if (at) return;
    setBusy(true);
    setError(null);
    try {
      const expiresAt = days === 0 ? null : Date.now() + days * DAY_MS;
      const token = await createApiToken(client, { name: name.trim(), scopes, expiresAt });
      setName("");
      onCreated(token);
      announce(t("created", { name: token.name }));
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-4 rounded-lg border border-line bg-canvas p-4"
    >
      <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
        <Field label={t("name")} hint={t("nameHint")} error={wrong === "name" && t("nameMissing")}>
          {(wiring) => (
            <Input
              {...wiring}
              ref={nameField}
              autoComplete="off"
              placeholder={t("namePlaceholder")}
              maxLength={TOKEN_NAME_LIMIT}
              value={name}
              onChange={(event) => {
                setName(event.target.value);
                setWrong(null);
              }}
            />
          )}
        </Field>
        <Field label={t("expires")}>
          {(wiring) => (
            <select
              {...wiring}
              value={days}
              onChange={(event) => setDays(Number(event.target.value))}
              className={clsx(FIELD_LOOK, "h-10 touch:h-11")}
            >
              <option value={0}>{t("expiresNever")}</option>
              {LIFETIMES.map((lifetime) => (
                <option key={lifetime} value={lifetime}>
                  {t("expiresIn", { days: lifetime })}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
      <ScopeFields
        scopes={scopes}
        error={wrong === "scopes"}
        onChange={(chosen) => {
          setScopes(chosen);
          setWrong(null);
        }}
      />
      <Button type="submit" look="primary" isBusy={isBusy} className="self-start">
        {t("create")}
      </Button>
      {error && <Banner look="danger">{error}</Banner>}
    </form>
  );
}
