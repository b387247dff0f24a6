"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { AuthCard } from "@/components/auth/auth-card";
import { GuestCode } from "@/components/guest/guest-code";
import { useGuestRefusal } from "@/components/guest/use-guest-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { callGuest } from "@/lib/client/guest/guest-api";

type Props = { chatId: number; onToken: (token: string) => void };

/** Who is it? By an e-mail that the chat knows, or by the link that carries the chat's password. */
export function GuestEntry({ chatId, onToken }: Props) {
  const t = useTranslations("guest.entry");
  const [email, setEmail] = useState("");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [isAsking, setIsAsking] = useState(true);
  const [isBusy, setIsBusy] = useState(false);
  const { words, refuse } = useGuestRefusal();
  const [problem, setProblem] = useState<{ field?: "email" | "name"; text: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);

  // Never sent to a server with the page: what stands behind "#" stays in the browser.
  useEffect(() => setPassword(location.hash.slice(1)), []);
  useEffect(() => {
    if (problem?.field) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);

  async function ask(): Promise<boolean> {
    const body = { email: email.trim(), ...(password ? { password, name: name.trim() } : {}) };
    try {
      await callGuest(`/chats/${chatId}/users/request-code`, { body });
      return true;
    } catch (error) {
      const refusal = refuse(error, "email");
      setProblem({ field: refusal.isInput ? "email" : undefined, text: refusal.text });
      return false;
    }
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (password && !name.trim()) return setProblem({ field: "name", text: words("name") });
    if (!/^\S+@\S+$/.test(email.trim())) return setProblem({ field: "email", text: words("email") });
    setProblem(null);
    setIsBusy(true);
    if (await ask()) setIsAsking(false);
    setIsBusy(false);
  }

  if (!isAsking) {
    const address = email.trim();
    return (
      <GuestCode {...{ chatId, email: address, onToken, onAgain: ask }} onOther={() => setIsAsking(true)} />
    );
  }
  const errorOf = (field: string) => (problem?.field === field ? problem.text : undefined);
  return (
    <AuthCard title={t("title")} lead={password ? t("leadShared") : t("lead")}>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-4">
        {problem && !problem.field && <Banner look="danger">{problem.text}</Banner>}
        {password && (
          <Field label={t("name")} hint={t("nameHint")} error={errorOf("name")}>
            {(wiring) => (
              <Input
                {...wiring}
                name="name"
                autoComplete="name"
                maxLength={80}
                value={name}
                onChange={(event) => setName(event.target.value)}
                required
              />
            )}
          </Field>
        )}
        <Field label={t("email")} error={errorOf("email")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="email"
              name="email"
              autoComplete="email"
              inputMode="email"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={320}
              value={email}
              onChange={(event) => setEmail(event.target.value)}
              required
            />
          )}
        </Field>
        <Button look="primary" size="lg" type="submit" isBusy={isBusy}>
          {t("send")}
        </Button>
      </form>
    </AuthCard>
  );
}
