"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { ShortTime } from "@/components/ui/short-time";
import { openMessage, openThread } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useRoomFace } from "@/lib/client/room-title";
import { excerpt } from "@/lib/client/search-text";
import type { WireFoundMessage } from "@/lib/dialects/spika/schemas/search";

type Search = { text: string; isEverywhere: boolean };

/** What was found, newest first; pressing one leads to it in its surroundings. */
export function SearchHits({ hits, search }: { hits: WireFoundMessage[]; search: Search }) {
  const t = useTranslations("search");
  if (hits.length === 0) return null;
  return (
    <ul aria-label={t("results")} className="-mx-2 flex flex-col gap-0.5">
      {hits.map((hit) => (
        <li key={hit.messageId}>
          <Hit hit={hit} search={search} />
        </li>
      ))}
    </ul>
  );
}

function Hit({ hit, search }: { hit: WireFoundMessage; search: Search }) {
  const t = useTranslations("search");
  const tCommon = useTranslations("common");
  const me = useMe();
  const faceOf = useRoomFace(me.id);
  const { data: rooms } = useQuery(roomListQuery);
  const room = rooms?.find(({ id }) => id === hit.roomId);
  const threadRootId = hit.alsoInRoom ? null : hit.threadRootId;
  const where = search.isEverywhere && room ? `${faceOf(room).title} · ` : "";

  function open() {
    if (threadRootId !== null) openThread(hit.roomId, threadRootId);
    else openMessage(hit.roomId, hit.messageId, search);
  }

  return (
    <button
      type="button"
      onClick={open}
      className="flex w-full flex-col gap-0.5 rounded-md px-2 py-2 text-left transition-colors hover:bg-hover focus-visible:outline-offset-[-2px]"
    >
      <span className="flex w-full items-baseline gap-2">
        <span className="min-w-0 truncate font-semibold text-sm">
          {hit.username || tCommon("unknownPerson")}
        </span>
        <span className="shrink-0 text-faint text-xs">
          {where}
          <ShortTime at={hit.createdAt} />
          {threadRootId !== null && ` · ${t("inThread")}`}
        </span>
      </span>
      <span dir="auto" className="line-clamp-3 text-sm [overflow-wrap:anywhere]">
        {excerpt(hit.text || t("attachment"), search.text).map((part, index) =>
          part.isMarked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
            <mark key={index} className="rounded-sm bg-accent-tint font-semibold text-on-accent-tint">
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </span>
    </button>
  );
}
