"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FIELD_LOOK } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { leaveToList, roomPath } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { leaveRoom } from "@/lib/client/queries/rooms";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** Leaving is simple, but a room must keep an admin: the last one names who takes over. */
export function LeaveDialog({
  room,
  face,
  onClose,
}: {
  room: WireRoom;
  face: RoomFace;
  onClose: () => void;
}) {
  const t = useTranslations("rooms.leaveDialog");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const me = useMe();
  const formId = useId();
  const [successor, setSuccessor] = useState<number | null>(null);
  const [isMissing, setMissing] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const isAdmin = (userId: number) => room.users.some((member) => member.userId === userId && member.isAdmin);
  const others = room.users.filter((member) => member.userId !== me.id && !member.user.isBot);
  const needsSuccessor = isAdmin(me.id) && !others.some((member) => member.isAdmin);
  const isAlone = needsSuccessor && others.length === 0;

  async function leave() {
    if (needsSuccessor && successor === null) return setMissing(true);
    setBusy(true);
    setError(null);
    try {
      await leaveRoom(client, room.id, successor === null ? [] : [successor]);
      onClose();
      if (window.location.pathname === roomPath(room.id)) leaveToList();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      size="sm"
      title={t("title", { room: face.title })}
      description={isAlone ? t("alone") : t(room.visibility === "public" ? "textPublic" : "text")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          {!isAlone && (
            <Button look="danger" type="submit" form={formId} isBusy={isBusy}>
              {t("submit")}
            </Button>
          )}
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void leave();
        }}
        className="flex flex-col gap-4"
      >
        {needsSuccessor && !isAlone && (
          <Field label={t("successor")} hint={t("successorText")} error={isMissing && t("successorMissing")}>
            {(wiring) => (
              <select
                {...wiring}
                value={successor ?? ""}
                onChange={(event) => {
                  setSuccessor(event.target.value ? Number(event.target.value) : null);
                  setMissing(false);
                }}
                className={`${FIELD_LOOK} h-10 touch:h-11`}
              >
                <option value="" />
                {others.map(({ user }) => (
                  <option key={user.id} value={user.id}>
                    {user.displayName}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}
