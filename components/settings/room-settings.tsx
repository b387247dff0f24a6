"use client";

import { useFormatter, useTranslations } from "next-intl";
import { ApiKeys } from "@/components/settings/api-keys";
import { ArchiveRoom } from "@/components/settings/archive-room";
import { DeleteRoom } from "@/components/settings/delete-room";
import { RoomForm } from "@/components/settings/room-form";
import { Webhooks } from "@/components/webhooks/webhooks";
import { useMe } from "@/lib/client/queries/me";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** What admins decide about a room. In a direct one both may hand out keys, and there is nothing else. */
export function RoomSettings({ room, face }: { room: WireRoom; face: RoomFace }) {
  const t = useTranslations("settings.room");
  const format = useFormatter();
  const me = useMe();
  const isAdmin = room.users.some((member) => member.userId === me.id && member.isAdmin);
  if (face.isDirect) {
    return (
      <div className="flex flex-col gap-8">
        <ApiKeys roomId={room.id} />
        <Webhooks roomId={room.id} />
      </div>
    );
  }
  if (!isAdmin) {
    const names = room.users
      .filter((member) => member.isAdmin)
      .map((member) => member.user.displayName ?? "");
    return <p className="text-soft">{t("adminsOnly", { names: format.list(names) })}</p>;
  }
  return (
    <div className="flex flex-col gap-8">
      <ApiKeys roomId={room.id} />
      <Webhooks roomId={room.id} />
      {room.archivedAt === undefined && <RoomForm room={room} />}
      <ArchiveRoom room={room} />
      <DeleteRoom room={room} />
    </div>
  );
}
