import { config } from "@/lib/config";

/**
 * Whether a request that changes something comes from our own pages, or from no page at all.
 * Cookies ride along on other sites' requests too; what a browser says about a request's origin
 * cannot be forged by a page.
 */
export function isSameOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return request.headers.get("sec-fetch-site") !== "cross-site";
  // "null" stands for sandboxed and file pages: nobody's origin.
  return URL.canParse(origin) && new URL(origin).host === hostOf(request.headers);
}

/** Where the browser believes to be, whatever name it called us by: `http://192.168.1.5:3000`. */
export function browserOrigin(headers: Headers): string {
  const host = hostOf(headers);
  const publicUrl = new URL(config().publicUrl);
  if (!host) return publicUrl.origin;
  const told = config().trustProxy ? headers.get("x-forwarded-proto") : null;
  const isSecure = told
    ? told.startsWith("https")
    : publicUrl.protocol === "https:" && publicUrl.host === host;
  const origin = `${isSecure ? "https" : "http"}://${host}`;
  return URL.canParse(origin) ? new URL(origin).origin : publicUrl.origin;
}

function hostOf(headers: Headers): string | null {
  const forwarded = config().trustProxy ? headers.get("x-forwarded-host") : null;
  return forwarded?.split(",")[0]?.trim() || headers.get("host");
}
