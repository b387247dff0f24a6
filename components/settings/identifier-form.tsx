"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { CodeField } from "@/components/auth/code-field";
import { SaveRow } from "@/components/settings/save-row";
import { useSaving } from "@/components/settings/use-saving";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/client/api";
import { confirmIdentifier, proposeIdentifier } from "@/lib/client/queries/account";

type Props = { kind: "email" | "phone"; current: string | null };

/** Another address or number: a code goes there first, and comes back from here. */
export function IdentifierForm({ kind, current }: Props) {
  const t = useTranslations(`account.${kind}`);
  const tAccount = useTranslations("account");
  const client = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const [text, setText] = useState("");
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const { form, save, touch, refuse, errors, isBusy } = useSaving<"identifier" | "code">(
    t("saved"),
    (error) => {
      if (!(error instanceof ApiError)) return null;
      if (error.status === 403) return { code: tAccount("wrongCode") };
      return error.status === 400
        ? { identifier: error.message.includes("exists") ? t("taken") : t("invalid") }
        : null;
    },
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (sentTo === null) {
      if (text.includes("@") !== (kind === "email")) return refuse({ identifier: t("invalid") });
      void save(async () => setSentTo(await proposeIdentifier(text)));
    } else {
      void save(async () => {
        await confirmIdentifier(client, sentTo, code);
        close();
      });
    }
  }

  function close() {
    setChanging(false);
    setText("");
    setSentTo(null);
    setCode("");
    touch();
  }

  if (!isChanging) {
    return (
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium text-sm">{t("label")}</p>
          <p className="text-soft [overflow-wrap:anywhere]">{current ?? t("none")}</p>
        </div>
        <Button size="sm" onClick={() => setChanging(true)}>
          {t(current ? "change" : "add")}
        </Button>
      </div>
    );
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      className="flex flex-col gap-4 rounded-md border border-line p-4"
    >
      {sentTo === null ? (
        <Field label={t("new")} hint={t("hint")} error={errors?.identifier}>
          {(wiring) => (
            <Input
              {...wiring}
              autoFocus
              type={kind === "email" ? "email" : "tel"}
              autoComplete={kind === "email" ? "email" : "tel"}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                touch();
              }}
            />
          )}
        </Field>
      ) : (
        <>
          <p className="text-soft text-sm">{tAccount("sentTo", { identifier: sentTo })}</p>
          <CodeField
            value={code}
            onChange={(value) => {
              setCode(value);
              touch();
            }}
            error={errors?.code}
          />
        </>
      )}
      <SaveRow
        label={tAccount(sentTo === null ? "sendCode" : "confirm")}
        isBusy={isBusy}
        saved={false}
        error={errors?.form}
      >
        <Button look="quiet" onClick={close}>
          {tAccount("cancel")}
        </Button>
      </SaveRow>
    </form>
  );
}
