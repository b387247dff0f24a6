"use client";

import { useQueryClient } from "@tanstack/react-query";
import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { type Destination, useDestinations } from "@/components/rooms/use-destinations";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Dialog } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { takeHeldKeys } from "@/lib/client/held-keys";
import { isComposing } from "@/lib/client/ime";
import { openRoom } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { openDirectRoom } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";

/** Ctrl/⌘ + K: type a few letters of a room or a person, press Enter, be there. A combobox by the authoring practices. */
export function QuickSwitcher({ onClose }: { onClose: () => void }) {
  const t = useTranslations("switcher");
  const client = useQueryClient();
  const errorText = useErrorText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [keyword, setKeyword] = useState("");
  const [at, setAt] = useState(0);
  const [error, setError] = useState<string | null>(null);
  const { found, isLoading } = useDestinations(keyword);
  const active = found[Math.min(at, found.length - 1)];

  useLayoutEffect(() => {
    const typed = takeHeldKeys();
    if (typed) setKeyword(typed);
  }, []);

  useEffect(() => {
    if (active) list.current?.querySelector(`[data-id="${active.id}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  async function go(destination: Destination) {
    setError(null);
    try {
      const { id: roomId } =
        destination.kind === "room" ? destination.room : await openDirectRoom(client, destination.user.id);
      onClose();
      openRoom(roomId);
    } catch (cause) {
      setError(errorText(cause));
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === "Enter" && active) {
      event.preventDefault();
      void go(active);
    }
  }

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Input
          role="combobox"
          aria-label={t("field")}
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active && `${id}-${active.id}`}
          aria-autocomplete="list"
          data-autofocus
          autoComplete="off"
          spellCheck={false}
          placeholder={t("placeholder")}
          value={keyword}
          onChange={(event) => {
            setKeyword(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        {error && <Banner look="danger">{error}</Banner>}
        <div className="relative -mx-2 h-80">
          <div
            ref={list}
            role="listbox"
            id={`${id}-list`}
            aria-label={t("results")}
            className="h-full overflow-y-auto overscroll-contain"
          >
            {found.map((destination, index) => (
              <Option
                key={destination.id}
                id={`${id}-${destination.id}`}
                destination={destination}
                isActive={destination === active}
                onPoint={() => setAt(index)}
                onChoose={() => void go(destination)}
              />
            ))}
          </div>
          {found.length === 0 && !isLoading && (
            <p className="absolute inset-x-0 top-0 px-2 py-3 text-soft">
              {t("none", { keyword: keyword.trim() })}
            </p>
          )}
        </div>
        <p className="text-faint text-sm touch:hidden">{t("hint")}</p>
        <p role="status" className="visually-hidden">
          {keyword && !isLoading ? t("found", { count: found.length }) : ""}
        </p>
      </div>
    </Dialog>
  );
}

type OptionProps = {
  id: string;
  destination: Destination;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

function Option({ id, destination, isActive, onPoint, onChoose }: OptionProps) {
  const t = useTranslations("switcher");
  const tRooms = useTranslations("rooms");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const isRoom = destination.kind === "room";
  const face = isRoom ? faceOf(destination.room) : null;
  const unread = isRoom ? destination.room.unreadCount : 0;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses the active one
    <div
      role="option"
      id={id}
      data-id={destination.id}
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={clsx(
        "flex min-h-11 cursor-pointer items-center gap-3 rounded-md px-2 py-1.5",
        isActive && "bg-selected",
      )}
    >
      <Avatar
        id={destination.kind === "room" ? (face?.avatarId ?? 0) : destination.user.id}
        name={destination.name}
        pictureId={destination.kind === "room" ? face?.pictureId : destination.user.avatarFileId}
        shape={isRoom && !face?.isDirect ? "room" : "person"}
        size={32}
        isBot={face?.isBot}
      />
      <span className={clsx("min-w-0 flex-1 truncate", unread > 0 && "font-semibold")}>
        {destination.name}
      </span>
      {!isRoom && <span className="shrink-0 text-faint text-sm">{t("person")}</span>}
      {unread > 0 && (
        <Badge>
          <span aria-hidden>{unread}</span>
          <span className="visually-hidden">{tRooms("unread", { count: unread })}</span>
        </Badge>
      )}
    </div>
  );
}
