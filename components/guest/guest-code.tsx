"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AuthCard } from "@/components/auth/auth-card";
import { CodeField } from "@/components/auth/code-field";
import { useGuestRefusal } from "@/components/guest/use-guest-refusal";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { callGuest } from "@/lib/client/guest/guest-api";

type Props = {
  chatId: number;
  email: string;
  onToken: (token: string) => void;
  /** Whether another code was asked for. */
  onAgain: () => Promise<boolean>;
  onOther: () => void;
};

/** The code from the mail. Six digits are enough to begin with: nobody needs to press a button. */
export function GuestCode({ chatId, email, onToken, onAgain, onOther }: Props) {
  const t = useTranslations("guest.code");
  const [code, setCode] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const [again, setAgain] = useState<"no" | "sending" | "sent">("no");
  const [problem, setProblem] = useState<{ text: string; isInput: boolean } | null>(null);
  const { words, refuse } = useGuestRefusal();

  async function enter(given: string) {
    if (isBusy) return;
    if (!/^\w{6}$/.test(given)) return setProblem({ text: words("code"), isInput: true });
    setProblem(null);
    setIsBusy(true);
    try {
      const { data } = await callGuest<{ data: { chat_user_token: string } }>(
        `/chats/${chatId}/users/get-token`,
        { body: { email, "auth-code": given } },
      );
      onToken(data.chat_user_token);
    } catch (error) {
      const refusal = refuse(error, "code");
      setProblem(refusal.isInput ? { text: t("wrong"), isInput: true } : refusal);
      setIsBusy(false);
    }
  }

  async function resend() {
    setAgain("sending");
    const isSent = await onAgain();
    setAgain(isSent ? "sent" : "no");
    if (isSent) announce(t("sentAgain"));
  }

  return (
    <AuthCard title={t("title")} lead={t("lead", { email })}>
      <form
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          void enter(code);
        }}
        noValidate
        className="flex flex-col gap-4"
      >
        {problem && !problem.isInput && <Banner look="danger">{problem.text}</Banner>}
        <CodeField
          value={code}
          onChange={(value) => {
            setCode(value);
            if (value.length === 6 && value !== code) void enter(value);
          }}
          error={problem?.isInput ? problem.text : undefined}
        />
        <Button look="primary" size="lg" type="submit" isBusy={isBusy}>
          {t("enter")}
        </Button>
      </form>
      <div className="flex flex-col gap-2 text-soft text-sm">
        {again === "sent" && <p>{t("sentAgain")}</p>}
        <div className="-ml-3 flex flex-wrap">
          <Button look="quiet" size="sm" isBusy={again === "sending"} onClick={resend}>
            {t("again")}
          </Button>
          <Button look="quiet" size="sm" onClick={onOther}>
            {t("other")}
          </Button>
        </div>
      </div>
    </AuthCard>
  );
}
