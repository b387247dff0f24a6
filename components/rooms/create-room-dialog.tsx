"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { Globe, Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useRef, useState } from "react";
import { PeoplePicker, type Person } from "@/components/rooms/people-picker";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { createRoom } from "@/lib/client/queries/rooms";
import { ROOM_NAME_LIMIT, TOPIC_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Visibility = "private" | "public";

export function CreateRoomDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("rooms.create");
  const tCommon = useTranslations("common");
  const tPeople = useTranslations("members.picker");
  const client = useQueryClient();
  const errorText = useErrorText();
  const formId = useId();
  const nameField = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [topic, setTopic] = useState("");
  const [visibility, setVisibility] = useState<Visibility>("private");
  const [people, setPeople] = useState<Person[]>([]);
  const [isNameMissing, setNameMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim() === "") {
      setNameMissing(true);
      nameField.current?.focus();
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const { id } = await createRoom(client, {
        name: name.trim(),
        topic: topic.trim() || undefined,
        visibility,
        userIds: people.map((person) => person.id),
      });
      onClose();
      openRoom(id);
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t("title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="flex flex-col gap-5">
        <Field label={t("name")} hint={t("nameHint")} error={isNameMissing && t("nameMissing")}>
          {(wiring) => (
            <Input
              {...wiring}
              ref={nameField}
              data-autofocus
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
        <Field label={t("topic")} isOptional>
          {(wiring) => (
            <Input
              {...wiring}
              autoComplete="off"
              maxLength={TOPIC_LIMIT}
              value={topic}
              onChange={(event) => setTopic(event.target.value)}
            />
          )}
        </Field>
        <fieldset>
          <legend className="mb-1.5 font-medium text-sm">{t("visibility")}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {(["private", "public"] as const).map((choice) => (
              <Choice key={choice} choice={choice} chosen={visibility} onChoose={setVisibility} />
            ))}
          </div>
        </fieldset>
        <PeoplePicker label={tPeople("label")} chosen={people} onChange={setPeople} />
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}

type ChoiceProps = { choice: Visibility; chosen: Visibility; onChoose: (choice: Visibility) => void };

function Choice({ choice, chosen, onChoose }: ChoiceProps) {
  const t = useTranslations("rooms.create");
  const id = useId();
  const Icon = choice === "public" ? Globe : Lock;
  return (
    <label
      className={clsx(
        "flex cursor-pointer gap-2.5 rounded-md border p-3 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus",
        choice === chosen ? "border-accent-fill bg-accent-tint" : "border-line hover:bg-hover",
      )}
    >
      <input
        type="radio"
        name="visibility"
        value={choice}
        checked={choice === chosen}
        onChange={() => onChoose(choice)}
        aria-label={t(choice)}
        aria-describedby={`${id}-hint`}
        className="visually-hidden"
      />
      <Icon className="mt-0.5 size-4 shrink-0 text-soft" aria-hidden />
      <span>
        <span className="block font-medium">{t(choice)}</span>
        <span id={`${id}-hint`} className="block text-sm text-soft">
          {t(`${choice}Hint`)}
        </span>
      </span>
    </label>
  );
}
