"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outcome } from "@/components/auth/account-api";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";

export type SentTo = { kind: "email" | "phone"; value: string };

type Props = {
  sentTo: SentTo;
  isPrinted: boolean;
  onAgain: () => Promise<Outcome<unknown>>;
  onOther: () => void;
};

/** Where the code went, and what to do when it does not come. */
export function CodeSent({ sentTo, isPrinted, onAgain, onOther }: Props) {
  const t = useTranslations("auth.code");
  const [again, setAgain] = useState<"no" | "sending" | "sent">("no");

  async function resend() {
    setAgain("sending");
    const { refusal } = await onAgain();
    setAgain(refusal ? "no" : "sent");
    if (!refusal) announce(t("sentAgain"));
  }

  return (
    <div className="flex flex-col gap-2 text-soft text-sm [overflow-wrap:anywhere]">
      <p>{again === "sent" ? t("sentAgain") : t("sentTo", { identifier: sentTo.value })}</p>
      {isPrinted && <p>{t("inLog", { kind: sentTo.kind })}</p>}
      <div className="-ml-3 flex flex-wrap">
        <Button look="quiet" size="sm" isBusy={again === "sending"} onClick={resend}>
          {t("again")}
        </Button>
        <Button look="quiet" size="sm" onClick={onOther}>
          {t("other")}
        </Button>
      </div>
    </div>
  );
}
