import type { ByteRange } from "@/lib/storage/storage";

type Facts = { size: number; etag: string; modified: string };

/**
 * The one range of bytes that a request asks for (RFC 9110, 14). Several at once, or
 * what cannot be read, may be answered with the whole.
 *
 * @returns undefined for the whole; "unsatisfiable" for a range outside of it
 */
export function requestedRange(headers: Headers, facts: Facts): ByteRange | undefined | "unsatisfiable" {
  const asked = /^bytes=\s*(\d*)-(\d*)\s*$/.exec(headers.get("range") ?? "");
  const [, first = "", last = ""] = asked ?? [];
  if (!asked || (first === "" && last === "") || !isStill(headers.get("if-range"), facts)) return undefined;

  const { size } = facts;
  if (first === "") {
    // The last so many bytes.
    return last === "0" || size === 0
      ? "unsatisfiable"
      : { start: Math.max(0, size - Number(last)), end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return undefined;
  return start >= size ? "unsatisfiable" : { start, end };
}

/** If-Range: the part only as long as the whole is what the caller has the other parts of. */
function isStill(condition: string | null, { etag, modified }: Facts): boolean {
  return condition === null || condition === etag || condition === modified;
}
