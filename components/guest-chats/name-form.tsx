"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { ROOM_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Props = { label: string; hint?: string; action: string; onSubmit: (name: string) => Promise<void> };

/** A name in, a thing of that name out. */
export function NameForm({ label, hint, action, onSubmit }: Props) {
  const errorText = useErrorText();
  const [name, setName] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || name.trim() === "") return;
    setBusy(true);
    setError(null);
    try {
      await onSubmit(name.trim());
      setName("");
    } catch (cause) {
      setError(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <form onSubmit={submit} className="flex flex-col items-start gap-2">
      <div className="w-full">
        <Field label={label} hint={hint} error={error ?? undefined}>
          {(wiring) => (
            <Input
              {...wiring}
              value={name}
              maxLength={ROOM_NAME_LIMIT}
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
              required
            />
          )}
        </Field>
      </div>
      <Button size="sm" type="submit" isBusy={isBusy}>
        {action}
      </Button>
    </form>
  );
}
