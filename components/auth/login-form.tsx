"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeSignIn } from "@/components/auth/code-sign-in";
import { MethodSwitch } from "@/components/auth/method-switch";
import { PasswordSignIn } from "@/components/auth/password-sign-in";
import { Banner } from "@/components/ui/banner";

type Props = {
  /** Where to go afterwards; a path of ours. */
  next: string;
  identifier: string;
  /** What the server cannot send by itself; its codes are printed where it runs. */
  printed: { email: boolean; phone: boolean };
  wasInterrupted: boolean;
};

/** Both ways to sign in share what was typed into the first field. */
export function LoginForm({ next, identifier: given, printed, wasInterrupted }: Props) {
  const t = useTranslations("auth.signIn");
  const [method, setMethod] = useState<"password" | "code">("password");
  const [identifier, setIdentifier] = useState(given);
  const shared = { identifier, onIdentifier: setIdentifier, onSignedIn: () => location.assign(next) };
  return (
    <div className="flex flex-col gap-4">
      {wasInterrupted && <Banner look="danger">{t("interrupted")}</Banner>}
      <MethodSwitch
        label={t("methods")}
        options={[
          { name: "password", label: t("withPassword") },
          { name: "code", label: t("withCode") },
        ]}
        chosen={method}
        onChoose={setMethod}
      />
      {method === "password" ? <PasswordSignIn {...shared} /> : <CodeSignIn {...shared} printed={printed} />}
    </div>
  );
}
