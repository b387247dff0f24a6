"use client";

import { useTranslations } from "next-intl";
import { IdentifierForm } from "@/components/settings/identifier-form";
import { PasswordForm } from "@/components/settings/password-form";
import { ProfileForm } from "@/components/settings/profile-form";
import { SettingsGroup } from "@/components/settings/settings-group";
import { useMe } from "@/lib/client/queries/me";

export default function AccountSection() {
  const t = useTranslations("account");
  const me = useMe();
  return (
    <>
      <ProfileForm />
      <SettingsGroup title={t("signIn")} text={t("signInText")}>
        <IdentifierForm kind="email" current={me.emailAddress} />
        <IdentifierForm kind="phone" current={me.telephoneNumber} />
      </SettingsGroup>
      <SettingsGroup title={t("password.title")} text={t("password.text")}>
        <PasswordForm />
      </SettingsGroup>
    </>
  );
}
