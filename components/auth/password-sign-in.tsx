"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { signInBy } from "@/components/auth/account-api";
import { IdentifierField } from "@/components/auth/identifier-field";
import { PasswordField } from "@/components/auth/password-field";
import { firstMissing, useRefusal } from "@/components/auth/use-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = { identifier: string; onIdentifier: (value: string) => void; onSignedIn: () => void };

export function PasswordSignIn({ identifier, onIdentifier, onSignedIn }: Props) {
  const t = useTranslations("auth.signIn");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const { form, setProblem, errorOf, formError } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = firstMissing({ identifier, password });
    setProblem(missing);
    if (missing) return;
    setBusy(true);
    const { refusal } = await signInBy("password", { identifier, password });
    if (!refusal) return onSignedIn();
    setBusy(false);
    setProblem(refusal);
  }

  return (
    // POST, so that a form sent before the page has woken up does not put the password into the address.
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {formError && <Banner look="danger">{formError}</Banner>}
      <IdentifierField value={identifier} onChange={onIdentifier} error={errorOf("identifier")} />
      <PasswordField value={password} onChange={setPassword} error={errorOf("password")} />
      <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
        {t("submit")}
      </Button>
    </form>
  );
}
