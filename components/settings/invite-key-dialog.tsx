"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ChoiceList } from "@/components/ui/choice-list";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { inviteWorkspaceKey } from "@/lib/client/queries/workspace-keys";
import type { WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

type Props = { workspaceKey: WireWorkspaceKey; onClose: () => void };

/** So many rooms fit beside each other; for more there is the search. */
const SHOWN = 6;

export function InviteKeyDialog({ workspaceKey: { id, name }, onClose }: Props) {
  const t = useTranslations("workspaceKeys");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const formId = useId();
  const [words, setWords] = useState("");
  const [chosen, setChosen] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const found = usePrivateRooms(words);
  const room = found.find((candidate) => String(candidate.id) === chosen);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!room) return setError(t("inviteMissing"));
    setBusy(true);
    setError(null);
    try {
      await inviteWorkspaceKey(client, id, room.id);
      announce(t("invited", { name, room: room.name }));
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t("inviteTitle", { name })}
      description={t("inviteText")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("inviteDo")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <Field label={t("inviteFind")}>
          {(wiring) => (
            <Input
              {...wiring}
              data-autofocus
              type="search"
              autoComplete="off"
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setError(null);
              }}
            />
          )}
        </Field>
        {found.length > 0 ? (
          <ChoiceList
            label={t("inviteRoom")}
            choices={found.map((candidate) => ({ value: String(candidate.id), label: candidate.name }))}
            value={chosen}
            onChange={(value) => {
              setChosen(value);
              setError(null);
            }}
          />
        ) : (
          <p className="text-soft">{t("inviteNone")}</p>
        )}
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}

/** The admin's private groups whose name has the words, the latest active first. */
function usePrivateRooms(words: string) {
  const { data: rooms = [] } = useQuery(roomListQuery);
  const wanted = words.trim().toLocaleLowerCase();
  return rooms
    .filter(({ type, visibility }) => type !== "private" && visibility === "private")
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .slice(0, SHOWN);
}
