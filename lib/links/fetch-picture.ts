import { fileTypeFromBuffer } from "file-type";
import { guardedFetch, OutgoingFailure } from "@/lib/outgoing/guarded-fetch";

export type FetchedPicture = { bytes: Buffer; type: string; extension: string };

const MOST_BYTES = 2 * 1024 * 1024;
const LIMITS = { timeoutMs: 5_000, maxBytes: MOST_BYTES + 1, redirects: 3 };
/** Nothing that runs or refers to other addresses, as vector graphics do. */
const SHOWN = new Set(["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif"]);

/**
 * The picture that a page names for its preview, by its bytes and not by what is said of
 * them. Kept here, so that reading a message tells no other host who reads.
 *
 * @returns null where there is none, or it is larger than 2 MB
 */
export async function fetchPicture(url: string): Promise<FetchedPicture | null> {
  try {
    const { status, body } = await guardedFetch(url, {
      ...LIMITS,
      headers: { Accept: "image/*", "User-Agent": "Mozilla/5.0 (compatible; Hearth)" },
      wants: ({ "content-length": length }) => Number(length ?? 0) <= MOST_BYTES,
    });
    if (status !== 200 || body.length === 0 || body.length > MOST_BYTES) return null;
    const found = await fileTypeFromBuffer(body);
    return found && SHOWN.has(found.mime) ? { bytes: body, type: found.mime, extension: found.ext } : null;
  } catch (error) {
    if (error instanceof OutgoingFailure) return null;
    throw error;
  }
}
