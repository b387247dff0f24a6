"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PasswordField } from "@/components/auth/password-field";
import { SaveRow } from "@/components/settings/save-row";
import { useSaving } from "@/components/settings/use-saving";
import { ApiError } from "@/lib/client/api";
import { changePassword } from "@/lib/client/queries/account";
import { PASSWORD_MAX, PASSWORD_MIN } from "@/lib/domain/limits";

export function PasswordForm() {
  const t = useTranslations("account.password");
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const { form, save, touch, refuse, errors, isBusy, isSaved } = useSaving<"current" | "next">(
    t("saved"),
    (error) => {
      if (!(error instanceof ApiError)) return null;
      if (error.status === 403) return { current: t("wrong") };
      return error.status === 400 ? { next: t("easy") } : null;
    },
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const length = [...next.normalize("NFKC")].length;
    if (length < PASSWORD_MIN) return refuse({ next: t("short", { min: PASSWORD_MIN }) });
    if (length > PASSWORD_MAX) return refuse({ next: t("long", { max: PASSWORD_MAX }) });
    void save(async () => {
      await changePassword(current, next);
      setCurrent("");
      setNext("");
    });
  }

  return (
    <form ref={form} onSubmit={submit} onChange={touch} noValidate className="flex flex-col gap-4">
      <PasswordField
        label={t("current")}
        hint={t("currentHint")}
        value={current}
        onChange={setCurrent}
        error={errors?.current}
      />
      <PasswordField isNew label={t("next")} value={next} onChange={setNext} error={errors?.next} />
      <SaveRow label={t("save")} isBusy={isBusy} saved={isSaved && t("saved")} error={errors?.form} />
    </form>
  );
}
