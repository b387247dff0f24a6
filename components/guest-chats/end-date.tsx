"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { changeGuestChat } from "@/lib/client/queries/guest-chats";

/** From when on guests can only read, in the reader's own time. */
export function EndDate({ roomId, endsAt }: { roomId: number; endsAt: number | null }) {
  const t = useTranslations("guestChats");
  const client = useQueryClient();
  const errorText = useErrorText();
  const known = endsAt === null ? "" : localTime(endsAt);
  const [text, setText] = useState(known);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function save() {
    setBusy(true);
    setError(null);
    try {
      await changeGuestChat(client, roomId, { endsAt: text === "" ? null : new Date(text).getTime() });
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      className="flex flex-col items-start gap-2"
    >
      <Field label={t("end")} hint={t("endHint")} error={error ?? undefined}>
        {(wiring) => (
          <Input
            {...wiring}
            type="datetime-local"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-64 max-w-full"
          />
        )}
      </Field>
      {text !== known && (
        <Button size="sm" type="submit" isBusy={isBusy}>
          {t("setEnd")}
        </Button>
      )}
    </form>
  );
}

/** As the field wants it: "2026-11-20T13:45". */
function localTime(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
}
