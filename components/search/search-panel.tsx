"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { SearchHits } from "@/components/search/search-hits";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { useErrorText } from "@/lib/client/error-text";
import { nameSearch, useSearchInAddress } from "@/lib/client/navigation";
import { searchQuery } from "@/lib/client/queries/search";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const ASKED_AFTER_MS = 250;

/** Messages by words and filters, in this room or in all of mine. What is looked for is in the address. */
export function SearchPanel({ room: { id: roomId } }: { room: WireRoom }) {
  const t = useTranslations("search");
  const errorText = useErrorText();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const first = useSearchInAddress();
  const [text, setText] = useState(first.text);
  const [asked, setAsked] = useState(first.text.trim());
  const [isEverywhere, setEverywhere] = useState(first.isEverywhere);
  const found = useInfiniteQuery(searchQuery(asked, isEverywhere ? null : roomId));
  const hits = asked ? (found.data?.pages ?? []).flatMap((page) => page.list) : [];

  useEffect(() => field.current?.focus({ preventScroll: true }), []);

  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(text.trim());
      if (text.trim() !== asked) nameSearch(text.trim(), isEverywhere);
    }, ASKED_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, asked, isEverywhere]);

  function searchIn(everywhere: boolean) {
    setEverywhere(everywhere);
    nameSearch(asked, everywhere);
  }

  function add(filter: string) {
    setText((words) => `${words.trim()} ${filter} `.trimStart());
    field.current?.focus();
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a search element is not known to all screen readers yet
    <div role="search" aria-label={t("field")} className="flex flex-col gap-3">
      <Input
        ref={field}
        type="search"
        aria-label={t("field")}
        aria-describedby={`${id}-hint`}
        placeholder={t("placeholder")}
        autoComplete="off"
        dir="auto"
        maxLength={255}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <Choices label={t("scope")}>
        <Chip isOn={!isEverywhere} onPress={() => searchIn(false)}>
          {t("thisRoom")}
        </Chip>
        <Chip isOn={isEverywhere} onPress={() => searchIn(true)}>
          {t("allRooms")}
        </Chip>
      </Choices>
      <Choices label={t("filters")}>
        {FILTERS.filter(({ words }) => !text.includes(words)).map(({ words, name }) => (
          <Chip key={words} onPress={() => add(words)}>
            {t(name)}
          </Chip>
        ))}
      </Choices>
      {found.error && asked && <Banner look="danger">{errorText(found.error)}</Banner>}
      <p role="status" className="text-faint text-sm">
        {asked && found.data && hits.length > 0
          ? t(found.hasNextPage ? "foundMore" : "found", { count: hits.length })
          : ""}
      </p>
      <SearchHits hits={hits} search={{ text: asked, isEverywhere }} />
      {asked && found.hasNextPage && (
        <Button size="sm" isBusy={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
          {t("more")}
        </Button>
      )}
      {asked && found.isSuccess && !found.isPlaceholderData && hits.length === 0 && (
        <EmptyState
          title={t("none", { query: asked })}
          actions={
            isEverywhere ? undefined : <Button onClick={() => searchIn(true)}>{t("everywhere")}</Button>
          }
        >
          {t("noneText")}
        </EmptyState>
      )}
      <p id={`${id}-hint`} className={asked ? "visually-hidden" : "text-faint text-sm"}>
        {t("hint")}
      </p>
    </div>
  );
}

const FILTERS = [
  { words: "from:me", name: "fromMe" },
  { words: "has:link", name: "hasLink" },
  { words: "has:image", name: "hasImage" },
  { words: "has:file", name: "hasFile" },
] as const;

function Choices({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these are toggles of a toolbar
    <div role="group" aria-label={label} className="flex flex-wrap gap-1">
      {children}
    </div>
  );
}

/** @param isOn  left out where pressing adds something and nothing stays on */
function Chip(props: { isOn?: boolean; onPress: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      aria-pressed={props.isOn}
      onClick={props.onPress}
      className="h-7 rounded-full border border-line px-3 font-medium text-sm text-soft transition-colors hover:bg-hover aria-pressed:border-transparent aria-pressed:bg-selected aria-pressed:text-ink touch:h-11"
    >
      {props.children}
    </button>
  );
}
