"use client";

import { useQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Flame, Hash, MessageCirclePlus, Plus, Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, memo, Suspense, useState } from "react";
import { DraftsEntry } from "@/components/drafts/drafts-entry";
import { MentionsEntry } from "@/components/mentions/mentions-entry";
import { useChat } from "@/components/rooms/chat-context";
import { RoomGroups } from "@/components/rooms/room-groups";
import { RoomListItem } from "@/components/rooms/room-list-item";
import { UserMenu } from "@/components/rooms/user-menu";
import { SavedEntry } from "@/components/saved/saved-entry";
import { ThreadsEntry } from "@/components/threads/threads-entry";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { useCurrentRoomId } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { countUnread, type RoomList } from "@/lib/client/room-list";
import { useDraftPlaces } from "@/lib/client/use-drafts";

const ArchivedRooms = lazy(() => import("@/components/rooms/archived-rooms"));
const ListResizer = lazy(() => import("@/components/rooms/list-resizer"));
const NoRooms = lazy(() => import("@/components/rooms/no-rooms"));

type Props = { width: number; onResize: (width: number) => void; className?: string };

/** All my rooms, the one with the latest activity first. */
export const RoomListPane = memo(function RoomListPane({ width, onResize, className }: Props) {
  const t = useTranslations("rooms");
  const tCommon = useTranslations("common");
  // Not the rooms themselves: with every message the list changes, and not the frame around it.
  const { data: rooms, isError, refetch } = useQuery({ ...roomListQuery, select: factsOf });
  const [isUnreadOnly, setUnreadOnly] = useState(false);

  return (
    <nav
      aria-label={t("nav")}
      className={clsx("relative flex shrink-0 flex-col md:border-line md:border-r", className)}
    >
      <header className="flex h-14 shrink-0 items-center gap-2 pr-2 pl-4">
        <span className="flex size-7 items-center justify-center rounded-md bg-accent-fill text-on-accent">
          <Flame className="size-4.5" aria-hidden />
        </span>
        <Brand />
        <SwitchButton />
        <NewMenu />
      </header>
      {rooms?.isAny && <ThreadsEntry />}
      {rooms?.isAny && <MentionsEntry />}
      {rooms?.isAny && <SavedEntry />}
      <DraftsEntry />
      {(rooms?.isAnyUnread || isUnreadOnly) && <UnreadFilter isOn={isUnreadOnly} onChange={setUnreadOnly} />}
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-2">
        {isError && !rooms && (
          <Banner
            look="danger"
            action={
              <Button size="sm" onClick={() => refetch()}>
                {tCommon("retry")}
              </Button>
            }
          >
            {t("listError")}
          </Banner>
        )}
        {rooms && <Rooms isUnreadOnly={isUnreadOnly} onShowAll={() => setUnreadOnly(false)} />}
      </div>
      <UserMenu />
      <Suspense fallback={null}>
        <ListResizer width={width} onResize={onResize} />
      </Suspense>
    </nav>
  );
});

function factsOf(rooms: RoomList) {
  return { isAny: rooms.length > 0, isAnyUnread: countUnread(rooms) > 0 };
}

/** On a small screen the list is a page of its own, and this its title. */
function Brand() {
  const t = useTranslations("common");
  const isOwnPage = useCurrentRoomId() === null;
  return (
    <>
      {isOwnPage && <h1 className="flex-1 font-semibold text-lg md:hidden">{t("appName")}</h1>}
      <p className={clsx("flex-1 font-semibold text-lg", isOwnPage && "max-md:hidden")}>{t("appName")}</p>
    </>
  );
}

function Rooms({ isUnreadOnly, onShowAll }: { isUnreadOnly: boolean; onShowAll: () => void }) {
  const me = useMe();
  const { data: rooms = [] } = useQuery(roomListQuery);
  const currentId = useCurrentRoomId();
  const { roomIds: draftRooms } = useDraftPlaces(me.id);
  const shown = isUnreadOnly ? rooms.filter((room) => room.unreadCount > 0 || room.id === currentId) : rooms;
  const archived = shown.filter((room) => room.archivedAt !== undefined);

  if (shown.length === 0) {
    return (
      <Suspense fallback={null}>
        <NoRooms onShowAll={rooms.length > 0 ? onShowAll : undefined} />
      </Suspense>
    );
  }
  const item = (room: RoomList[number]) => (
    <RoomListItem
      key={room.id}
      room={room}
      myId={me.id}
      isCurrent={room.id === currentId}
      hasDraft={room.id !== currentId && draftRooms.has(room.id)}
    />
  );
  return (
    <>
      <RoomGroups rooms={shown.filter((room) => room.archivedAt === undefined)}>{item}</RoomGroups>
      {archived.length > 0 && (
        <Suspense fallback={null}>
          <ArchivedRooms rooms={archived} currentId={currentId}>
            {item}
          </ArchivedRooms>
        </Suspense>
      )}
    </>
  );
}

function SwitchButton() {
  const t = useTranslations("switcher");
  const { openDialog } = useChat();
  return (
    <IconButton
      label={t("open")}
      icon={<Search className="size-4.5" />}
      onClick={() => openDialog("switch")}
    />
  );
}

function NewMenu() {
  const t = useTranslations("rooms");
  const { openDialog } = useChat();
  return (
    <Menu
      label={t("new")}
      icon={<Plus className="size-5" />}
      items={[
        {
          label: t("createRoom"),
          icon: <Hash className="size-4" />,
          onSelect: () => openDialog("create-room"),
        },
        {
          label: t("newDirect"),
          icon: <MessageCirclePlus className="size-4" />,
          onSelect: () => openDialog("new-direct"),
        },
        { label: t("browse"), icon: <Search className="size-4" />, onSelect: () => openDialog("browse") },
      ]}
    />
  );
}

function UnreadFilter({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const t = useTranslations("rooms");
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these two are a toolbar's toggle
    <div role="group" aria-label={t("filterLabel")} className="flex gap-1 px-4 pt-1 pb-2">
      {[false, true].map((isUnread) => (
        <button
          key={String(isUnread)}
          type="button"
          aria-pressed={isOn === isUnread}
          onClick={() => onChange(isUnread)}
          className="h-7 rounded-full px-3 touch:px-5 font-medium text-sm text-soft transition-colors hover:bg-hover aria-pressed:bg-selected aria-pressed:text-ink touch:h-11"
        >
          {t(isUnread ? "filterUnread" : "filterAll")}
        </button>
      ))}
    </div>
  );
}
