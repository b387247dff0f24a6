"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useTypists } from "@/lib/client/typing";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type Props = { roomId: number; threadRootId?: number; people: Map<number, WireUser> };

const MOST_NAMED = 3;

/**
 * Who is typing, in the space below the field that is there anyway: nothing moves. It is
 * no live region, since to hear of every letter would be worse than not to know.
 */
export default function TypingLine({ roomId, threadRootId, people }: Props) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  const format = useFormatter();
  const ids = useTypists(roomId, threadRootId);
  if (ids.length === 0) return null;
  const names = ids.map((id) => people.get(id)?.displayName || tCommon("unknownPerson"));
  return (
    <div className="relative shrink-0">
      <p className="absolute inset-x-4 bottom-0 truncate text-2xs text-faint leading-3 md:inset-x-6 md:text-xs md:leading-4">
        {ids.length > MOST_NAMED
          ? t("typingMany")
          : t("typing", { names: format.list(names, { type: "conjunction" }), count: ids.length })}
      </p>
    </div>
  );
}
