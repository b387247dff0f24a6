"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { callAccount } from "@/components/auth/account-api";
import { CodeField } from "@/components/auth/code-field";
import { CodeSent, type SentTo } from "@/components/auth/code-sent";
import { IdentifierField } from "@/components/auth/identifier-field";
import { NameField } from "@/components/auth/name-field";
import { PasswordField } from "@/components/auth/password-field";
import { firstMissing, useRefusal } from "@/components/auth/use-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = { next: string; printed: { email: boolean; phone: boolean } };

/** Without an invite an address has to be proved: first the code is sent, then the account is made with it. */
export function SignUpForm({ next, printed }: Props) {
  const t = useTranslations("auth.signUp");
  const [identifier, setIdentifier] = useState("");
  const [sentTo, setSentTo] = useState<SentTo | null>(null);
  const [code, setCode] = useState("");
  const [displayName, setDisplayName] = useState("");
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const { form, setProblem, errorOf, formError } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = firstMissing(sentTo ? { code, displayName, password } : { identifier });
    setProblem(missing);
    if (missing) return;
    setBusy(true);
    const { refusal } = sentTo ? await create(sentTo) : await send();
    if (!refusal && sentTo) return location.assign(next);
    setBusy(false);
    if (refusal) setProblem(refusal);
  }

  const create = ({ value }: SentTo) =>
    callAccount("sign-up", { identifier: value, code, displayName, password });

  async function send() {
    const outcome = await callAccount<{ sentTo: SentTo }>("request-code", { identifier });
    if (!outcome.refusal) setSentTo(outcome.data.sentTo);
    return outcome;
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {formError && <Banner look="danger">{formError}</Banner>}
      {sentTo ? (
        <>
          <CodeSent
            sentTo={sentTo}
            isPrinted={printed[sentTo.kind]}
            onAgain={send}
            onOther={() => setSentTo(null)}
          />
          <CodeField value={code} onChange={setCode} error={errorOf("code")} />
          <NameField value={displayName} onChange={setDisplayName} error={errorOf("displayName")} />
          <PasswordField value={password} onChange={setPassword} error={errorOf("password")} isNew />
        </>
      ) : (
        <IdentifierField value={identifier} onChange={setIdentifier} error={errorOf("identifier")} />
      )}
      <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
        {t(sentTo ? "submit" : "next")}
      </Button>
    </form>
  );
}
