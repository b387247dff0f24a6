"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { callAccount, signInBy } from "@/components/auth/account-api";
import { CodeField } from "@/components/auth/code-field";
import { CodeSent, type SentTo } from "@/components/auth/code-sent";
import { IdentifierField } from "@/components/auth/identifier-field";
import { firstMissing, useRefusal } from "@/components/auth/use-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = {
  identifier: string;
  onIdentifier: (value: string) => void;
  onSignedIn: () => void;
  printed: { email: boolean; phone: boolean };
};

/** First where to send the code, then the code. */
export function CodeSignIn({ identifier, onIdentifier, onSignedIn, printed }: Props) {
  const t = useTranslations("auth");
  const [sentTo, setSentTo] = useState<SentTo | null>(null);
  const [code, setCode] = useState("");
  const [isBusy, setBusy] = useState(false);
  const { form, setProblem, errorOf, formError } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    const missing = firstMissing(sentTo ? { code } : { identifier });
    setProblem(missing);
    if (missing) return;
    setBusy(true);
    const { refusal } = sentTo ? await signIn(sentTo) : await send();
    if (!refusal && sentTo) return onSignedIn();
    setBusy(false);
    if (refusal) setProblem(refusal.reason === "wrong_code" ? { ...refusal, field: "code" } : refusal);
  }

  const signIn = (to: SentTo) => signInBy("code", { identifier: to.value, code });

  async function send() {
    const outcome = await callAccount<{ sentTo: SentTo }>("request-code", { identifier });
    if (!outcome.refusal) setSentTo(outcome.data.sentTo);
    return outcome;
  }

  function startOver() {
    setSentTo(null);
    setCode("");
    setProblem(null);
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      {formError && <Banner look="danger">{formError}</Banner>}
      {sentTo ? (
        <>
          <CodeSent sentTo={sentTo} isPrinted={printed[sentTo.kind]} onAgain={send} onOther={startOver} />
          <CodeField value={code} onChange={setCode} error={errorOf("code")} />
        </>
      ) : (
        <IdentifierField value={identifier} onChange={onIdentifier} error={errorOf("identifier")} />
      )}
      <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
        {t(sentTo ? "signIn.submit" : "code.send")}
      </Button>
    </form>
  );
}
