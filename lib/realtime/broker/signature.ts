import { createHash, createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/crypto/compare";

export type AppKey = { key: string; secret: string };

/** `path` as in the URL; `query` as `signedQuery` gives it. */
export type SignedRequest = { method: string; path: string; query: Map<string, string> };

const TIMESTAMP_TOLERANCE_SECONDS = 600;

export function sign(secret: string, text: string): string {
  return createHmac("sha256", secret).update(text).digest("hex");
}

/** Checks `<key>:<signature>` as authorisation endpoints hand it out. */
export function isAuthorization(app: AppKey, auth: unknown, signed: string): boolean {
  if (typeof auth !== "string" || !auth.startsWith(`${app.key}:`)) return false;
  return isSame(auth.slice(app.key.length + 1), sign(app.secret, signed));
}

/**
 * Checks the query of a request to the HTTP API ("Generating authentication signatures").
 * The body is not needed for it, so nobody without the secret makes us read one; `isBody` checks that afterwards.
 *
 * @returns null when the request is authentic, else what is wrong with it
 */
export function requestProblem(app: AppKey, request: SignedRequest): string | null {
  const { method, path, query } = request;
  if (query.get("auth_key") !== app.key) return "Unknown auth_key";
  if (query.get("auth_version") !== "1.0") return "Unsupported auth_version: expected 1.0";

  const timestamp = Number(query.get("auth_timestamp"));
  if (!(Math.abs(Date.now() / 1000 - timestamp) <= TIMESTAMP_TOLERANCE_SECONDS)) {
    return `Timestamp expired: auth_timestamp must be within ${TIMESTAMP_TOLERANCE_SECONDS} s of the server's time`;
  }

  const signature = query.get("auth_signature") ?? "";
  const params = [...query]
    .filter(([name]) => name !== "auth_signature")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  // Libraries sign the path as they wrote it, which may be before their HTTP client escaped it.
  const isSigned = [path, unescaped(path)].some((signed) =>
    isSame(signature, sign(app.secret, [method, signed, params].join("\n"))),
  );
  return isSigned ? null : "Invalid signature";
}

export function isBody(body: Buffer, md5: string | undefined): boolean {
  if (body.length === 0 && md5 === undefined) return true;
  return isSame(md5 ?? "", createHash("md5").update(body).digest("hex"));
}

/** Query parameters with lower-case names, decoded: the form in which they are signed. */
export function signedQuery(url: URL): Map<string, string> {
  const pairs = url.search.slice(1).split("&").filter(Boolean);
  return new Map(
    pairs.map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [unescaped(name).toLowerCase(), unescaped(value.join("="))] as const;
    }),
  );
}

/** What cannot be decoded is left as it is: no signature will match it. */
export function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function isSame(given: string, expected: string): boolean {
  return isSameSecret(Buffer.from(given), Buffer.from(expected));
}
