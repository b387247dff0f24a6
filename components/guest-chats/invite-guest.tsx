"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { inviteGuest } from "@/lib/client/queries/guest-chats";

/** Somebody's name and address; they get a code by mail. */
export function InviteGuest({ roomId }: { roomId: number }) {
  const t = useTranslations("guestChats");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [sentTo, setSentTo] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setError(null);
    try {
      await inviteGuest(client, roomId, { name: name.trim(), emailAddress: email.trim() });
      setSentTo(name.trim());
      announce(t("sent", { name: name.trim() }));
      setName("");
      setEmail("");
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} aria-label={t("invite")} className="flex flex-col gap-3">
      <h4 className="font-medium text-sm">{t("invite")}</h4>
      <Field label={t("guestName")}>
        {(wiring) => (
          <Input
            {...wiring}
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.target.value)}
            required
          />
        )}
      </Field>
      <Field label={t("guestEmail")} error={error ?? undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            type="email"
            value={email}
            maxLength={320}
            autoComplete="off"
            onChange={(event) => setEmail(event.target.value)}
            required
          />
        )}
      </Field>
      {sentTo && !error && <p className="text-soft text-sm">{t("sent", { name: sentTo })}</p>}
      <Button size="sm" type="submit" isBusy={isBusy} className="self-start">
        {t("send")}
      </Button>
    </form>
  );
}
