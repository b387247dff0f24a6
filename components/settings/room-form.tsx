"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Switch } from "@/components/ui/switch";
import { TextArea } from "@/components/ui/text-area";
import { useErrorText } from "@/lib/client/error-text";
import { changeRoom } from "@/lib/client/queries/rooms";
import { ROOM_NAME_LIMIT, TOPIC_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

export function RoomForm({ room }: { room: WireRoom }) {
  const t = useTranslations("settings.room");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [name, setName] = useState(room.name);
  const [topic, setTopic] = useState(room.topic ?? "");
  const [isPublic, setPublic] = useState(room.visibility === "public");
  const [isNameMissing, setNameMissing] = useState(false);
  const [state, setState] = useState<"idle" | "busy" | "saved">("idle");
  const [error, setError] = useState<string | null>(null);
  const isChanged =
    name.trim() !== room.name ||
    topic.trim() !== (room.topic ?? "") ||
    isPublic !== (room.visibility === "public");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") return setNameMissing(true);
    setState("busy");
    setError(null);
    try {
      await changeRoom(client, room.id, {
        name: name.trim(),
        topic: topic.trim() || null,
        visibility: isPublic ? "public" : "private",
      });
      setState("saved");
      announce(t("saved"));
    } catch (cause) {
      setError(errorText(cause));
      setState("idle");
    }
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <h3 className="font-semibold">{t("title")}</h3>
      <Field label={t("name")} error={isNameMissing && t("nameMissing")}>
        {(wiring) => (
          <Input
            {...wiring}
            autoComplete="off"
            maxLength={ROOM_NAME_LIMIT}
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setNameMissing(false);
            }}
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
      <Switch label={t("public")} hint={t("publicHint")} isOn={isPublic} onChange={setPublic} />
      {error && <Banner look="danger">{error}</Banner>}
      <div className="flex items-center gap-3">
        <Button type="submit" look="primary" isBusy={state === "busy"} disabled={!isChanged}>
          {t("save")}
        </Button>
        {state === "saved" && !isChanged && <span className="text-sm text-success">{t("saved")}</span>}
      </div>
    </form>
  );
}
