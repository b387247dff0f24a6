import { config } from "@/lib/config";
import { ListAnswer } from "@/lib/dialects/guest-chat/endpoint";
import type { Paged, PageRequest } from "@/lib/domain/companies/types";

export function fromPageQuery({ page, per_page }: { page: number; per_page: number }): PageRequest {
  return { page, perPage: per_page };
}

/**
 * A list as this API answers it. Links carry the question's own filters, but no token:
 * addresses stand in logs.
 *
 * @see contract: guest chat API, "Conventions"
 */
export function toList<Item>(
  url: URL,
  { page, perPage }: PageRequest,
  { items, total }: Paged<Item>,
  toWire: (item: Item) => object,
): ListAnswer {
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (number: number) => linkTo(url, { page: number, per_page: perPage });
  return new ListAnswer({
    data: items.map(toWire),
    links: {
      first: link(1),
      last: link(last),
      prev: page > 1 ? link(Math.min(page - 1, last)) : null,
      next: page < last ? link(page + 1) : null,
    },
    meta: { current_page: page, per_page: perPage, total },
  });
}

/** The address of another page of the same list. */
export function linkTo(url: URL, changes: Record<string, number>): string {
  const link = new URL(url.pathname, config().publicUrl);
  for (const [name, value] of url.searchParams) {
    if (!HIDDEN.has(name)) link.searchParams.set(name, value);
  }
  for (const [name, value] of Object.entries(changes)) link.searchParams.set(name, String(value));
  return link.href;
}

const HIDDEN = new Set(["api_token", "chat_user_token", "page", "per_page", "before"]);
