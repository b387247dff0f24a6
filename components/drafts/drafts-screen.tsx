"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { ListScreen } from "@/components/rooms/list-screen";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { ShortTime } from "@/components/ui/short-time";
import { type PlacedDraft, writeDraft } from "@/lib/client/drafts";
import { openRoom, openThread } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { type RoomFace, useRoomFace } from "@/lib/client/room-title";
import { useDrafts } from "@/lib/client/use-drafts";

/** What I have begun to write and not sent, the latest first. */
export default function DraftsScreen() {
  const t = useTranslations("drafts");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const drafts = useDrafts(me.id);
  const { data: rooms = [] } = useQuery(roomListQuery);
  const heading = useRef<{ focus: () => void }>(null);

  function remove({ roomId, threadRootId }: PlacedDraft) {
    writeDraft({ userId: me.id, roomId, threadRootId }, "");
    heading.current?.focus();
  }

  return (
    <ListScreen title={t("nav")} heading={heading}>
      {drafts.length === 0 && (
        <EmptyState icon={<Pencil className="size-6" />} title={t("emptyTitle")}>
          {t("emptyText")}
        </EmptyState>
      )}
      <ul aria-label={t("nav")} className="mx-auto flex max-w-[88ch] flex-col gap-1">
        {drafts.map((draft) => {
          const room = rooms.find(({ id }) => id === draft.roomId);
          if (!room) return null; // one that I have left
          return (
            <DraftItem
              key={`${draft.roomId}.${draft.threadRootId ?? ""}`}
              draft={draft}
              face={faceOf(room)}
              onRemove={() => remove(draft)}
            />
          );
        })}
      </ul>
    </ListScreen>
  );
}

type ItemProps = { draft: PlacedDraft; face: RoomFace; onRemove: () => void };

function DraftItem({ draft, face, onRemove }: ItemProps) {
  const t = useTranslations("drafts");
  const { roomId, threadRootId, text, editedAt } = draft;

  function open() {
    if (threadRootId === undefined) openRoom(roomId);
    else openThread(roomId, threadRootId);
  }

  return (
    <li className="flex items-center gap-1 rounded-md hover:bg-hover">
      <button
        type="button"
        onClick={open}
        className="flex min-w-0 flex-1 items-start gap-3 rounded-md px-2 py-2 text-left focus-visible:outline-offset-[-2px]"
      >
        <Avatar
          id={face.avatarId}
          name={face.title}
          pictureId={face.pictureId}
          shape={face.isDirect ? "person" : "room"}
          size={36}
          isBot={face.isBot}
        />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline gap-2">
            <span className="min-w-0 truncate font-medium">{face.title}</span>
            {threadRootId !== undefined && (
              <span className="shrink-0 text-faint text-sm">{t("inThread")}</span>
            )}
            <span className="ml-auto shrink-0 text-faint text-xs">
              <ShortTime at={editedAt} />
            </span>
          </span>
          <span dir="auto" className="line-clamp-2 text-soft text-sm [overflow-wrap:anywhere]">
            {text}
          </span>
        </span>
      </button>
      <IconButton
        label={t("delete", { room: face.title })}
        icon={<Trash2 className="size-4.5" />}
        onClick={onRemove}
        className="mr-1"
      />
    </li>
  );
}
