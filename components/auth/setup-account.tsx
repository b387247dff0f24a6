"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { callAccount } from "@/components/auth/account-api";
import { AccountForm } from "@/components/auth/account-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

export function SetupAccount() {
  const t = useTranslations("setup.account");
  const router = useRouter();
  const [workspaceName, setWorkspaceName] = useState("");
  return (
    <AccountForm
      submitLabel={t("submit")}
      onSubmit={(account) => callAccount("setup", { ...account, workspaceName })}
      onDone={() => router.replace("/setup?step=room")}
    >
      <Field label={t("workspaceName")} hint={t("workspaceNameHint")} isOptional>
        {(wiring) => (
          <Input
            {...wiring}
            name="workspaceName"
            value={workspaceName}
            onChange={(event) => setWorkspaceName(event.target.value)}
            autoComplete="organization"
            maxLength={80}
          />
        )}
      </Field>
    </AccountForm>
  );
}
