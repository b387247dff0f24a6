"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { PictureField } from "@/components/settings/picture-field";
import { SaveRow } from "@/components/settings/save-row";
import { useSaving } from "@/components/settings/use-saving";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { TextArea } from "@/components/ui/text-area";
import { changeRoom } from "@/lib/client/queries/rooms";
import { ROOM_NAME_LIMIT, TOPIC_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

export function RoomForm({ room }: { room: WireRoom }) {
  const t = useTranslations("settings.room");
  const client = useQueryClient();
  const [name, setName] = useState(room.name);
  const [topic, setTopic] = useState(room.topic ?? "");
  const [isPublic, setPublic] = useState(room.visibility === "public");
  const { form, save, touch, refuse, errors, isBusy, isSaved } = useSaving<"name">(t("saved"));

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return refuse({ name: t("nameMissing") });
    const visibility = isPublic ? "public" : "private";
    void save(() =>
      changeRoom(client, room.id, { name: name.trim(), topic: topic.trim() || null, visibility }),
    );
  }

  return (
    <form ref={form} onSubmit={submit} onChange={touch} noValidate className="flex flex-col gap-4">
      <h3 className="font-semibold">{t("title")}</h3>
      <PictureField
        id={room.id}
        name={room.name}
        shape="room"
        pictureId={room.avatarFileId}
        onChange={async (avatarFileId) => void (await changeRoom(client, room.id, { avatarFileId }))}
      />
      <Field label={t("name")} error={errors?.name}>
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            maxLength={ROOM_NAME_LIMIT}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field label={t("topic")} hint={t("topicHint")}>
        {(wiring) => (
          <TextArea
            {...wiring}
            rows={2}
            maxLength={TOPIC_LIMIT}
            value={topic}
            onChange={(event) => setTopic(event.target.value)}
          />
        )}
      </Field>
      <Switch
        label={t("public")}
        hint={t("publicHint")}
        isOn={isPublic}
        onChange={(isOn) => {
          setPublic(isOn);
          touch();
        }}
      />
      <SaveRow label={t("save")} isBusy={isBusy} saved={isSaved && t("saved")} error={errors?.form} />
    </form>
  );
}
