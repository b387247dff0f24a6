import { Parser } from "htmlparser2";

export type LinkPreview = {
  title: string;
  description: string | null;
  /** A full http(s) URL. */
  image: string | null;
  /** As the page has it, perhaps relative to it. */
  icon: string | null;
  /** As it was asked for. */
  url: string;
};

type Page = { body: Buffer; contentType: string; url: URL };

const LONGEST = 1_000;
const LONGEST_URL = 2_048;

/**
 * The Open Graph facts of a page's head.
 *
 * @param asked  the URL as it was asked for, before any redirect
 * @returns null without an og:title
 */
export function readPreview({ body, contentType, url }: Page, asked: string): LinkPreview | null {
  const head = readHead(decode(body, contentType));
  const title = text(head.meta.get("og:title"));
  if (!title) return null;
  return {
    title,
    description: text(head.meta.get("og:description")),
    image: webUrl(head.meta.get("og:image") ?? head.meta.get("og:image:url"), url)?.href ?? null,
    icon: webUrl(head.icon, url) ? (head.icon ?? null) : null,
    url: asked,
  };
}

type Head = { meta: Map<string, string>; icon?: string };

/** The first of each, up to where the body begins. */
function readHead(html: string): Head {
  const head: Head = { meta: new Map() };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "meta") note(head, attributes);
      if (name === "link" && isIcon(attributes.rel)) head.icon ??= attributes.href?.trim();
      if (name === "body") parser.pause();
    },
  });
  parser.end(html);
  return head;
}

function note({ meta }: Head, { property, name, content }: Record<string, string>): void {
  const key = (property ?? name ?? "").toLowerCase();
  if (content && key.startsWith("og:") && !meta.has(key)) meta.set(key, content);
}

function isIcon(rel = ""): boolean {
  return rel.toLowerCase().split(/\s+/).includes("icon");
}

function text(value: string | undefined): string | null {
  const clean = (value ?? "").toWellFormed().replaceAll("\0", "").replace(/\s+/g, " ").trim();
  return clean === "" ? null : Array.from(clean).slice(0, LONGEST).join("");
}

/** Only what a client may load: no `javascript:`, no `data:`. */
function webUrl(value: string | undefined, base: URL): URL | null {
  if (!value || value.length > LONGEST_URL || !URL.canParse(value, base.href)) return null;
  const url = new URL(value, base.href);
  return url.protocol === "http:" || url.protocol === "https:" ? url : null;
}

/** By the encoding that the answer names, or the page itself at its beginning. */
function decode(body: Buffer, contentType: string): string {
  const beginning = body.subarray(0, 1_024).toString("latin1");
  const named = /charset\s*=\s*["']?([\w-]+)/i;
  const label = named.exec(contentType)?.[1] ?? named.exec(beginning)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(label).decode(body);
  } catch (error) {
    // A page may name an encoding that nobody knows.
    if (error instanceof RangeError) return body.toString("utf8");
    throw error;
  }
}
