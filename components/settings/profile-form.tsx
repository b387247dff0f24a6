"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PictureField } from "@/components/settings/picture-field";
import { SaveRow } from "@/components/settings/save-row";
import { useSaving } from "@/components/settings/use-saving";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { TextArea } from "@/components/ui/text-area";
import { changeMe, useMe } from "@/lib/client/queries/me";
import { ABOUT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

export function ProfileForm() {
  const t = useTranslations("settings.profile");
  const client = useQueryClient();
  const me = useMe();
  const [name, setName] = useState(me.displayName ?? "");
  const [about, setAbout] = useState(me.shortDescription ?? "");
  const { form, save, touch, refuse, errors, isBusy, isSaved } = useSaving<"name">(t("saved"));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return refuse({ name: t("nameMissing") });
    void save(() => changeMe(client, { displayName: name.trim(), shortDescription: about.trim() }));
  }

  return (
    <>
      <PictureField
        id={me.id}
        name={me.displayName ?? ""}
        shape="person"
        pictureId={me.avatarFileId}
        onChange={(avatarFileId) => changeMe(client, { avatarFileId })}
      />
      <form ref={form} onSubmit={submit} onChange={touch} noValidate className="flex flex-col gap-4">
        <Field label={t("name")} hint={t("nameHint")} error={errors?.name}>
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="name"
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <Field label={t("about")} hint={t("aboutHint")} isOptional>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={2}
              maxLength={ABOUT_LIMIT}
              value={about}
              onChange={(event) => setAbout(event.target.value)}
            />
          )}
        </Field>
        <SaveRow label={t("save")} isBusy={isBusy} saved={isSaved && t("saved")} error={errors?.form} />
      </form>
    </>
  );
}
