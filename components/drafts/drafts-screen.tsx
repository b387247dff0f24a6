"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { WindowTitle } from "@/components/rooms/window-title";
import { Avatar } from "@/components/ui/avatar";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { ShortTime } from "@/components/ui/short-time";
import { type PlacedDraft, writeDraft } from "@/lib/client/drafts";
import { leaveToList, openRoom, openThread } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { type RoomFace, useRoomFace } from "@/lib/client/room-title";
import { useDrafts } from "@/lib/client/use-drafts";

/** What I have begun to write and not sent, the latest first. */
export default function DraftsScreen() {
  const t = useTranslations("drafts");
  const tRooms = useTranslations("rooms");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const drafts = useDrafts(me.id);
  const { data: rooms = [] } = useQuery(roomListQuery);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  function remove({ roomId, threadRootId }: PlacedDraft) {
    writeDraft({ userId: me.id, roomId, threadRootId }, "");
    heading.current?.focus();
  }

  return (
    <main id="messages" tabIndex={-1} className="flex h-full flex-col bg-surface">
      <WindowTitle title={t("nav")} />
      <header className="flex h-14 shrink-0 items-center gap-2.5 border-line border-b pr-2 pl-2 md:pl-5">
        <IconButton
          label={tRooms("header.backToList")}
          icon={<ArrowLeft className="size-5" />}
          onClick={leaveToList}
          className="md:hidden"
        />
        <h1 ref={heading} tabIndex={-1} className="flex-1 font-semibold text-lg outline-none">
          {t("nav")}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:p-3">
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
      </div>
    </main>
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
