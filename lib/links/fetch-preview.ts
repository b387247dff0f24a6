import type { Actor } from "@/lib/domain/actor";
import { DomainError } from "@/lib/domain/errors";
import { limit } from "@/lib/limits/limit";
import { type LinkPreview, readPreview } from "@/lib/links/read-preview";
import { guardedFetch, OutgoingFailure } from "@/lib/outgoing/guarded-fetch";

const LIMITS = { timeoutMs: 5_000, maxBytes: 1024 * 1024, redirects: 3 };

/**
 * What a web page says of itself, for the card under a link. Asked for by the sender's
 * client, never on the way of a message.
 *
 * @throws DomainError `not_found`/"no_preview" for whatever reason there is none, so that nothing can be learnt
 *   about addresses that only this server reaches; `rate_limited`
 * @see contract: messenger API 2.17.6
 */
export async function fetchPreview(actor: Actor, url: string): Promise<LinkPreview> {
  await limit("link-preview", String(actor.userId), 60, 60);
  const preview = await findPreview(url);
  if (!preview) throw new DomainError("not_found", "no_preview", "No thumbnail found");
  return preview;
}

/** The same, or null where there is none. */
export async function findPreview(url: string): Promise<LinkPreview | null> {
  const page = await fetchPage(url);
  return page && readPreview(page, url);
}

async function fetchPage(url: string) {
  try {
    const answer = await guardedFetch(url, {
      ...LIMITS,
      headers: {
        Accept: "text/html,application/xhtml+xml",
        "User-Agent": "Mozilla/5.0 (compatible; Hearth)",
      },
      wants: ({ "content-type": type }) => isPage(type),
    });
    const isFound = answer.status >= 200 && answer.status < 300 && isPage(answer.headers["content-type"]);
    return isFound ? { ...answer, contentType: answer.headers["content-type"] ?? "" } : null;
  } catch (error) {
    if (error instanceof OutgoingFailure) return null;
    throw error;
  }
}

function isPage(contentType: string | undefined): boolean {
  return /^(text\/html|application\/xhtml\+xml)\b/i.test(contentType ?? "");
}
