"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import clsx from "clsx";
import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { FIELD_LOOK } from "@/components/ui/input";
import { peopleQuery } from "@/lib/client/queries/users";

export type Person = { id: number; name: string; pictureId: number };

type Props = {
  label: string;
  chosen: Person[];
  onChange: (people: Person[]) => void;
  /** Ids of people who are in already. */
  without?: number[];
  /** Whether it takes the dialog's focus. */
  isFirst?: boolean;
};

/** Choosing people by name: a combobox over a list that stays open, and the chosen ones above it. */
export function PeoplePicker({ label, chosen, onChange, without = [], isFirst = false }: Props) {
  const t = useTranslations("members.picker");
  const id = useId();
  const [keyword, setKeyword] = useState("");
  const [activeAt, setActiveAt] = useState(0);
  const { data, hasNextPage, fetchNextPage } = useInfiniteQuery(
    peopleQuery(useDeferredValue(keyword.trim())),
  );
  const found = (data?.pages ?? [])
    .flatMap((page) => page.list)
    .filter((user) => !user.isBot && !user.deleted && !without.includes(user.id))
    .map((user) => ({
      id: user.id,
      name: user.displayName || user.emailAddress || `#${user.id}`,
      pictureId: user.avatarFileId,
    }));
  const active = found[Math.min(activeAt, found.length - 1)];
  const isChosen = (person: Person) => chosen.some(({ id: known }) => known === person.id);

  function toggle(person: Person) {
    const next = isChosen(person)
      ? chosen.filter(({ id: known }) => known !== person.id)
      : [...chosen, person];
    onChange(next);
    announce(t("chosen", { count: next.length }));
  }

  function onKeyDown(event: KeyboardEvent) {
    const to = { ArrowDown: activeAt + 1, ArrowUp: activeAt - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setActiveAt(Math.max(0, Math.min(found.length - 1, to)));
      if (to >= found.length && hasNextPage) void fetchNextPage();
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (active) toggle(active);
    } else if (event.key === "Backspace" && keyword === "") onChange(chosen.slice(0, -1));
  }

  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-sm">
        {label}
      </label>
      <div
        className={clsx(
          FIELD_LOOK,
          "flex min-h-10 flex-wrap items-center gap-1.5 px-2 py-1",
          "has-[input:focus-visible]:border-focus has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-focus",
        )}
      >
        {chosen.map((person) => (
          <span
            key={person.id}
            className="flex h-7 items-center gap-1.5 rounded-full bg-hover pr-0.5 pl-1 text-sm"
          >
            <Avatar id={person.id} name={person.name} pictureId={person.pictureId} size={20} />
            {person.name}
            <button
              type="button"
              aria-label={t("remove", { name: person.name })}
              onClick={() => toggle(person)}
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
          data-autofocus={isFirst || undefined}
          placeholder={chosen.length === 0 ? t("placeholder") : undefined}
          value={keyword}
          onChange={(event) => {
            setKeyword(event.target.value);
            setActiveAt(0);
          }}
          onKeyDown={onKeyDown}
          className="h-8 min-w-24 flex-1 bg-transparent px-1 outline-none"
        />
      </div>
      <ul
        id={`${id}-list`}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the combobox pattern asks for it
        role="listbox"
        aria-label={label}
        aria-multiselectable="true"
        className="h-44 overflow-y-auto overscroll-contain rounded-md border border-line p-1"
      >
        {data && found.length === 0 && (
          <li role="presentation" className="px-3 py-2 text-faint">
            {t("none")}
          </li>
        )}
        {found.map((person) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the combobox's
          <li
            key={person.id}
            id={`${id}-${person.id}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: as above
            role="option"
            tabIndex={-1}
            aria-selected={isChosen(person)}
            onClick={() => toggle(person)}
            className={clsx(
              "flex min-h-10 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 touch:min-h-11",
              person.id === active?.id ? "bg-hover" : "hover:bg-row",
            )}
          >
            <Avatar id={person.id} name={person.name} pictureId={person.pictureId} size={24} />
            <span className="min-w-0 flex-1 truncate">{person.name}</span>
            {isChosen(person) && <Check className="size-4 text-accent" aria-hidden />}
          </li>
        ))}
      </ul>
    </div>
  );
}
