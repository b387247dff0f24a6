"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CodeSignIn } from "@/components/auth/code-sign-in";
import { PasswordSignIn } from "@/components/auth/password-sign-in";
import { Banner } from "@/components/ui/banner";
import { Tabs } from "@/components/ui/tabs";

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
      <div className="-mx-3 flex flex-col gap-5">
        <Tabs
          label={t("methods")}
          tabs={[
            { name: "password", label: t("withPassword") },
            { name: "code", label: t("withCode") },
          ]}
          active={method}
          onSelect={setMethod}
          className="px-3"
        >
          {method === "password" ? (
            <PasswordSignIn {...shared} />
          ) : (
            <CodeSignIn {...shared} printed={printed} />
          )}
        </Tabs>
      </div>
    </div>
  );
}
