"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PeoplePicker, type Person } from "@/components/rooms/people-picker";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useErrorText } from "@/lib/client/error-text";
import { changeRoom } from "@/lib/client/queries/rooms";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; face: RoomFace; onClose: () => void };

export function AddMembersDialog({ room, face, onClose }: Props) {
  const t = useTranslations("members");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [people, setPeople] = useState<Person[]>([]);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function add() {
    setBusy(true);
    setError(null);
    try {
      await changeRoom(client, room.id, { action: "addGroupUsers", userIds: people.map(({ id }) => id) });
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t("addTitle", { room: face.title })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" isBusy={isBusy} disabled={people.length === 0} onClick={add}>
            {t("addSubmit", { count: people.length })}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker
          label={t("picker.label")}
          chosen={people}
          onChange={setPeople}
          without={room.users.map((member) => member.userId)}
          isFirst
        />
        {error && <Banner look="danger">{error}</Banner>}
      </div>
    </Dialog>
  );
}
