"use client";

import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { joinRoom, publicRoomsQuery, roomListQuery } from "@/lib/client/queries/rooms";
import type { WirePublicRoom } from "@/lib/dialects/spika/schemas/room";

/** The rooms that everybody here may join. */
export function BrowseDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("rooms.browsing");
  const errorText = useErrorText();
  const [keyword, setKeyword] = useState("");
  const asked = useDeferredValue(keyword.trim());
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery(publicRoomsQuery(asked));
  const rooms = (data?.pages ?? []).flatMap((page) => page.list);

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Field label={t("search")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="search"
              data-autofocus
              autoComplete="off"
              value={keyword}
              onChange={(event) => setKeyword(event.target.value)}
            />
          )}
        </Field>
        {error && <Banner look="danger">{errorText(error)}</Banner>}
        <ul aria-label={t("title")} className="-mx-2 flex h-72 flex-col overflow-y-auto overscroll-contain">
          {data && rooms.length === 0 && (
            <li className="px-2 py-3 text-soft">{asked ? t("noneFound", { keyword: asked }) : t("none")}</li>
          )}
          {rooms.map((room) => (
            <PublicRoom key={room.id} room={room} onClose={onClose} />
          ))}
          {hasNextPage && (
            <li className="p-2">
              <Button size="sm" onClick={() => fetchNextPage()}>
                {t("more")}
              </Button>
            </li>
          )}
        </ul>
      </div>
    </Dialog>
  );
}

function PublicRoom({ room, onClose }: { room: WirePublicRoom; onClose: () => void }) {
  const t = useTranslations("rooms.browsing");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: mine = [] } = useQuery(roomListQuery);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const isMember = mine.some(({ id }) => id === room.id);

  async function join() {
    setBusy(true);
    setError(null);
    try {
      if (!isMember) await joinRoom(client, room.id);
      onClose();
      openRoom(room.id);
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <li className="flex flex-col gap-2 rounded-md px-2 py-2 hover:bg-hover">
      <div className="flex items-center gap-3">
        <Avatar id={room.id} name={room.name} pictureId={room.avatarFileId} shape="room" size={36} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{room.name}</p>
          <p className="truncate text-faint text-sm">
            {t("members", { count: room.memberCount })}
            {room.topic && ` · ${room.topic}`}
          </p>
        </div>
        <Button size="sm" look={isMember ? "secondary" : "primary"} isBusy={isBusy} onClick={join}>
          {t(isMember ? "open" : "join")}
          <span className="visually-hidden"> {room.name}</span>
        </Button>
      </div>
      {error && <Banner look="danger">{error}</Banner>}
    </li>
  );
}
