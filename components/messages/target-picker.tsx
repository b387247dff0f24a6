"use client";

import clsx from "clsx";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Destination, useDestinations } from "@/components/rooms/use-destinations";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { FIELD_LOOK } from "@/components/ui/input";
import { isComposing } from "@/lib/client/ime";
import { useMe } from "@/lib/client/queries/me";
import { useRoomFace } from "@/lib/client/room-title";

type Props = { chosen: Destination[]; onChange: (chosen: Destination[]) => void };

/** Choosing rooms and people: a combobox over a list that stays open, the chosen ones in the field. */
export function TargetPicker({ chosen, onChange }: Props) {
  const t = useTranslations("actions.forwardDialog");
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [keyword, setKeyword] = useState("");
  const [at, setAt] = useState(0);
  const { found, isLoading } = useDestinations(keyword);
  const active = found[Math.min(at, found.length - 1)];
  const isChosen = (place: Destination) => chosen.some((known) => known.id === place.id);

  useEffect(() => {
    if (active) list.current?.querySelector(`[data-id="${active.id}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  function toggle(place: Destination) {
    const next = isChosen(place) ? chosen.filter((known) => known.id !== place.id) : [...chosen, place];
    onChange(next);
    announce(t("chosen", { count: next.length }));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(found.length - 1, to)));
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      if (active) toggle(active);
    } else if (event.key === "Backspace" && keyword === "") onChange(chosen.slice(0, -1));
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {t("field")}
      </label>
      <div
        className={clsx(
          FIELD_LOOK,
          "flex min-h-10 flex-wrap items-center gap-1.5 px-2 py-1",
          "has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus",
        )}
      >
        {chosen.map((place) => (
          <span
            key={place.id}
            className="flex h-7 max-w-full items-center gap-1.5 rounded-full bg-hover pr-0.5 pl-2.5 text-sm"
          >
            <span className="truncate">{place.name}</span>
            <button
              type="button"
              aria-label={t("remove", { name: place.name })}
              onClick={() => toggle(place)}
              className="flex size-6 items-center justify-center rounded-full text-soft hover:bg-selected hover:text-ink"
            >
              <X className="size-3.5" />
            </button>
          </span>
        ))}
        <input
          id={id}
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active && `${id}-${active.id}`}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
          placeholder={chosen.length === 0 ? t("placeholder") : undefined}
          value={keyword}
          onChange={(event) => {
            setKeyword(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 min-w-24 flex-1 bg-transparent px-1 outline-none"
        />
      </div>
      <div className="relative h-48 rounded-md border border-line">
        <div
          ref={list}
          role="listbox"
          id={`${id}-list`}
          aria-label={t("results")}
          aria-multiselectable="true"
          className="h-full overflow-y-auto overscroll-contain p-1"
        >
          {found.map((place, index) => (
            <Option
              key={place.id}
              id={`${id}-${place.id}`}
              place={place}
              isActive={place === active}
              isChosen={isChosen(place)}
              onPoint={() => setAt(index)}
              onToggle={() => toggle(place)}
            />
          ))}
        </div>
        {found.length === 0 && !isLoading && (
          <p className="absolute inset-x-0 top-0 px-3 py-3 text-soft">
            {t("none", { keyword: keyword.trim() })}
          </p>
        )}
      </div>
    </div>
  );
}

type OptionProps = {
  id: string;
  place: Destination;
  isActive: boolean;
  isChosen: boolean;
  onPoint: () => void;
  onToggle: () => void;
};

function Option({ id, place, isActive, isChosen, onPoint, onToggle }: OptionProps) {
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const face = place.kind === "room" ? faceOf(place.room) : null;
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active one
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field chooses the active one
    <div
      role="option"
      id={id}
      data-id={place.id}
      aria-selected={isChosen}
      onPointerMove={onPoint}
      onClick={onToggle}
      className={clsx(
        "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 touch:min-h-11",
        isActive && "bg-hover",
      )}
    >
      <Avatar
        id={place.kind === "room" ? (face?.avatarId ?? 0) : place.user.id}
        name={place.name}
        pictureId={place.kind === "room" ? face?.pictureId : place.user.avatarFileId}
        shape={face && !face.isDirect ? "room" : "person"}
        size={24}
        isBot={face?.isBot}
      />
      <span className="min-w-0 flex-1 truncate">{place.name}</span>
      {isChosen && <Check className="size-4 text-accent" aria-hidden />}
    </div>
  );
}
