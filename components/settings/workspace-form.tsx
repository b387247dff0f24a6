"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { SaveRow } from "@/components/settings/save-row";
import { useSaving } from "@/components/settings/use-saving";
import { ChoiceList } from "@/components/ui/choice-list";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextArea } from "@/components/ui/text-area";
import { ApiError } from "@/lib/client/api";
import { changeWorkspace } from "@/lib/client/queries/workspace";
import { WORKSPACE_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireWorkspace } from "@/lib/dialects/spika/schemas/workspace";

/** What the workspace is called, and who may make an account without being invited. */
export function WorkspaceForm({ workspace }: { workspace: WireWorkspace }) {
  const t = useTranslations("workspace");
  const client = useQueryClient();
  const [name, setName] = useState(workspace.name);
  const [signUp, setSignUp] = useState(workspace.signUp);
  const [domains, setDomains] = useState(workspace.domains.join("\n"));
  const { form, save, touch, refuse, errors, isBusy, isSaved } = useSaving<"name" | "domains">(
    t("saved"),
    (error) => (error instanceof ApiError && error.status === 400 ? { domains: t("domainsWrong") } : null),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    const named = domains.split(/[\s,;]+/).filter(Boolean);
    if (name.trim() === "") return refuse({ name: t("nameMissing") });
    if (signUp === "domain" && named.length === 0) return refuse({ domains: t("domainsMissing") });
    const change = { name: name.trim(), signUp, ...(signUp === "domain" && { domains: named }) };
    void save(() => changeWorkspace(client, change));
  }

  return (
    <form ref={form} onSubmit={submit} onChange={touch} noValidate className="flex flex-col gap-6">
      <Field label={t("name")} hint={t("nameHint")} error={errors?.name}>
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            maxLength={WORKSPACE_NAME_LIMIT}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <ChoiceList
        label={t("signUp")}
        value={signUp}
        onChange={setSignUp}
        choices={[
          { value: "invite", label: t("signUpInvite"), hint: t("signUpInviteHint") },
          { value: "domain", label: t("signUpDomain"), hint: t("signUpDomainHint") },
          { value: "open", label: t("signUpOpen"), hint: t("signUpOpenHint") },
        ]}
      />
      {signUp === "domain" && (
        <Field label={t("domains")} hint={t("domainsHint")} error={errors?.domains}>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={2}
              spellCheck={false}
              autoCapitalize="none"
              value={domains}
              onChange={(event) => setDomains(event.target.value)}
            />
          )}
        </Field>
      )}
      <div>
        <p className="font-medium">{t("teamMode")}</p>
        <p className="text-soft text-sm">{t(workspace.teamMode ? "teamModeOn" : "teamModeOff")}</p>
      </div>
      <SaveRow label={t("save")} isBusy={isBusy} saved={isSaved && t("saved")} error={errors?.form} />
    </form>
  );
}
