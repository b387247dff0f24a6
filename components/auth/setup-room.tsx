"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { createFirstRoom, createInvite } from "@/components/auth/setup-api";
import { useRefusal } from "@/components/auth/use-refusal";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** The room, and at once an invite to it: the next step only has to show it. */
export function SetupRoom() {
  const t = useTranslations("setup.room");
  const failed = useTranslations("setup")("failed");
  const router = useRouter();
  const [name, setName] = useState(t("suggestion"));
  const [isBusy, setBusy] = useState(false);
  const { form, problem, setProblem } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return setProblem({ reason: "missing", field: "name" });
    setProblem(null);
    setBusy(true);
    const roomId = await createFirstRoom(name.trim());
    if (roomId === null) {
      setBusy(false);
      return setProblem({ reason: "failed", field: "name" });
    }
    await createInvite(roomId); // where it fails, the next step offers it again
    router.replace(`/setup?step=invite&room=${roomId}`);
  }

  async function skip() {
    await createInvite(null);
    router.replace("/setup?step=invite");
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <Field label={t("name")} error={problem && (problem.reason === "missing" ? t("missing") : failed)}>
        {(wiring) => (
          <Input
            {...wiring}
            name="name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
            maxLength={80}
            required
          />
        )}
      </Field>
      <div className="flex flex-col gap-2">
        <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
          {t("submit")}
        </Button>
        <Button look="quiet" onClick={skip}>
          {t("skip")}
        </Button>
      </div>
    </form>
  );
}
