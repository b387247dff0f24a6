"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { Avatar } from "@/components/ui/avatar";
import { useMe } from "@/lib/client/queries/me";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const FirstSteps = lazy(() => import("@/components/rooms/first-steps"));

type Props = { room: WireRoom; face: RoomFace; isEmpty: boolean };

/** The beginning of a room; while nobody has spoken, also what to do next. */
export function EmptyRoom({ room, face, isEmpty }: Props) {
  const t = useTranslations("rooms.emptyRoom");
  const me = useMe();
  const isAdmin = room.users.some((member) => member.userId === me.id && member.isAdmin);
  return (
    <div className="flex flex-col gap-3 px-4 pt-8 pb-4 md:px-5">
      <Avatar
        id={face.avatarId}
        name={face.title}
        pictureId={face.pictureId}
        shape={face.isDirect ? "person" : "room"}
        size={56}
        isBot={face.isBot}
      />
      <div>
        <h2 className="font-semibold text-xl [overflow-wrap:anywhere]">
          {t(face.isDirect ? "directTitle" : "title", { room: face.title })}
        </h2>
        {room.topic && <p className="mt-1 text-soft">{room.topic}</p>}
      </div>
      {isEmpty && !face.isDirect && (
        <Suspense fallback={null}>
          <FirstSteps room={room} isAdmin={isAdmin} />
        </Suspense>
      )}
    </div>
  );
}
