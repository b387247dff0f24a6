"use client";

import { Globe, Info, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { BackToList } from "@/components/rooms/back-to-list";
import { PersonAvatar, PresenceText } from "@/components/rooms/person-avatar";
import { IconButton } from "@/components/ui/icon-button";
import { openPanel, type Panel } from "@/lib/client/navigation";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; face: RoomFace; panel: Panel | null };

export const RoomHeader = memo(function RoomHeader({ room, face, panel }: Props) {
  const t = useTranslations("rooms");
  const hasPresence = face.isDirect && !face.isBot;
  const count = room.users.filter((member) => !member.user.isBot).length;
  return (
    <header className="flex h-14 shrink-0 items-center gap-2.5 border-line border-b pr-2 pl-2 md:pl-5">
      <BackToList />
      <PersonAvatar
        id={face.avatarId}
        name={face.title}
        pictureId={face.pictureId}
        shape={face.isDirect ? "person" : "room"}
        size={32}
        isBot={face.isBot}
        hasPresence={hasPresence}
      />
      <div className="min-w-0 flex-1">
        <h1 className="flex items-center gap-1.5 font-semibold text-lg leading-5.5">
          <span className="truncate">{face.title}</span>
          {room.visibility === "public" && (
            <Globe className="size-3.5 shrink-0 text-faint" aria-label={t("publicRoom")} />
          )}
        </h1>
        {room.topic && <p className="truncate text-faint text-sm">{room.topic}</p>}
        {!room.topic && hasPresence && (
          <PresenceText userId={face.avatarId} className="block truncate text-faint text-sm" />
        )}
      </div>
      {!face.isDirect && (
        <button
          type="button"
          aria-pressed={panel === "members"}
          aria-label={t("header.members", { count })}
          data-tooltip={t("header.members", { count })}
          onClick={() => openPanel(panel === "members" ? null : "members")}
          className="tabular flex h-9 items-center gap-1.5 rounded-md px-2.5 font-medium text-sm text-soft transition-colors hover:bg-hover hover:text-ink aria-pressed:bg-selected aria-pressed:text-ink touch:h-11"
        >
          <Users className="size-4.5" aria-hidden />
          {count}
        </button>
      )}
      <IconButton
        label={t("header.showDetails")}
        aria-pressed={panel !== null && panel !== "members"}
        icon={<Info className="size-5" />}
        onClick={() => openPanel(panel !== null && panel !== "members" ? null : "details")}
      />
    </header>
  );
});
