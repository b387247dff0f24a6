"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { changeMe, useMe } from "@/lib/client/queries/me";

export function ProfileForm() {
  const t = useTranslations("settings.profile");
  const client = useQueryClient();
  const errorText = useErrorText();
  const me = useMe();
  const field = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(me.displayName ?? "");
  const [isMissing, setMissing] = useState(false);
  const [state, setState] = useState<"idle" | "busy" | "saved">("idle");
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") {
      setMissing(true);
      field.current?.focus();
      return;
    }
    setState("busy");
    setError(null);
    try {
      await changeMe(client, { displayName: name.trim() });
      setState("saved");
      announce(t("saved"));
    } catch (cause) {
      setError(errorText(cause));
      setState("idle");
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t("name")} hint={t("nameHint")} error={isMissing && t("nameMissing")}>
        {(wiring) => (
          <Input
            {...wiring}
            ref={field}
            autoComplete="name"
            maxLength={100}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setMissing(false);
              setState("idle");
            }}
          />
        )}
      </Field>
      {error && <Banner look="danger">{error}</Banner>}
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" isBusy={state === "busy"}>
          {t("save")}
        </Button>
        {state === "saved" && <span className="text-sm text-success">{t("saved")}</span>}
      </div>
    </form>
  );
}
