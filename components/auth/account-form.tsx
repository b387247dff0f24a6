"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import type { Outcome } from "@/components/auth/account-api";
import { IdentifierField } from "@/components/auth/identifier-field";
import { NameField } from "@/components/auth/name-field";
import { PasswordField } from "@/components/auth/password-field";
import { firstMissing, useRefusal } from "@/components/auth/use-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

export type NewAccount = { displayName: string; identifier: string; password: string };

type Props<T> = {
  submitLabel: string;
  /** Resolves once the account is made and the browser is signed in to it. */
  onSubmit: (account: NewAccount) => Promise<Outcome<T>>;
  onDone: (made: T) => void;
  /** Above the button. */
  children?: ReactNode;
  /** Below it: another way, which takes along what was typed. */
  elsewhere?: (identifier: string) => ReactNode;
};

/** A name, an address and a password: the first account and every one made by an invite. */
export function AccountForm<T>({ submitLabel, onSubmit, onDone, children, elsewhere }: Props<T>) {
  const [displayName, setDisplayName] = useState("");
  const [identifier, setIdentifier] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const { form, setProblem, errorOf, formError } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const account = { displayName, identifier, password };
    const missing = firstMissing(account);
    setProblem(missing);
    if (missing) return;
    setBusy(true);
    const outcome = await onSubmit(account);
    if (!outcome.refusal) return onDone(outcome.data);
    setBusy(false);
    setProblem(outcome.refusal);
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {formError && <Banner look="danger">{formError}</Banner>}
      <NameField value={displayName} onChange={setDisplayName} error={errorOf("displayName")} />
      <IdentifierField value={identifier} onChange={setIdentifier} error={errorOf("identifier")} />
      <PasswordField value={password} onChange={setPassword} error={errorOf("password")} isNew />
      {children}
      <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
        {submitLabel}
      </Button>
      {elsewhere?.(identifier)}
    </form>
  );
}
