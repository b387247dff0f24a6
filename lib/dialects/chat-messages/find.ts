import type { z } from "zod";
import type { findQuery } from "@/lib/dialects/chat-messages/schemas";
import type { RequestInfo } from "@/lib/dialects/endpoint";
import type { RoomId, UserId } from "@/lib/domain/ids";
import type { FoundMessage, MessageFilter } from "@/lib/domain/messages/find-messages";

type FindQuery = z.output<typeof findQuery>;

export function fromFindQuery({ room, createdBy, session, ...query }: FindQuery): MessageFilter {
  const [before, after] = [query["createdAt[$lt]"], query["createdAt[$gt]"]];
  return {
    // Brands are only names for the compiler.
    roomId: room as RoomId | undefined,
    senderId: createdBy as UserId | undefined,
    session,
    before: before === undefined ? undefined : toMicros(before),
    // Whole milliseconds are those that a message shows: what shows the same one is not later.
    from:
      after === undefined
        ? undefined
        : after.includes(".")
          ? toMicros(after) + 1
          : (Number(after) + 1) * 1_000,
  };
}

/** "1667553066416.123" as microseconds. */
function toMicros(milliseconds: string): number {
  const [whole = "", part = ""] = milliseconds.split(".");
  return Number(whole) * 1_000 + Number(part.padEnd(3, "0"));
}

/**
 * Where the next page begins: two messages may show one millisecond, and a stated time
 * is not the one of arrival, so the last message's `createdAt` is no place to go on from.
 */
export function linkToNext({ url, replyHeaders }: RequestInfo, query: FindQuery, page: FoundMessage[]): void {
  const last = page.at(-1);
  if (!last || page.length < query.$limit) return;
  const next = new URL(url.pathname, "http://relative.invalid");
  for (const [name, value] of url.searchParams) if (name !== "$skip") next.searchParams.set(name, value);
  const bound = query["$sort[createdAt]"] === "1" ? "createdAt[$gt]" : "createdAt[$lt]";
  next.searchParams.set(
    bound,
    `${Math.floor(last.micros / 1_000)}.${String(last.micros % 1_000).padStart(3, "0")}`,
  );
  replyHeaders.Link = `<${next.pathname}${next.search}>; rel="next"`;
}
