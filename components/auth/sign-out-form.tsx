"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { signOut } from "@/components/auth/account-api";
import { useRefusal } from "@/components/auth/use-refusal";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

export function SignOutForm() {
  const t = useTranslations("auth.signOut");
  const [isBusy, setBusy] = useState(false);
  const { form, setProblem, formError } = useRefusal();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const { refusal } = await signOut();
    if (!refusal) return location.assign("/login");
    setBusy(false);
    setProblem(refusal);
  }

  return (
    <form ref={form} method="post" onSubmit={submit} className="flex flex-col gap-3">
      {formError && <Banner look="danger">{formError}</Banner>}
      <Button type="submit" look="primary" size="lg" isBusy={isBusy}>
        {t("submit")}
      </Button>
    </form>
  );
}
