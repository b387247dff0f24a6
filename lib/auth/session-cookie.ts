import { decode, encode } from "next-auth/jwt";
import { config } from "@/lib/config";
import { derivedSecret } from "@/lib/crypto/secrets";

/** What a browser's session token says; the device row decides whether it still counts. */
export type SessionToken = { deviceId: number; userId: number };

/** With TLS the prefix ties the cookie to this very host. */
export function sessionCookieName(): string {
  return config().publicUrl.startsWith("https://") ? "__Host-hearth-session" : "hearth-session";
}

/** The device row ends a session (30 days unused); the cookie only has to outlive it. Browsers keep none longer. */
export const COOKIE_SECONDS = 400 * 24 * 3600;

export function cookieOptions() {
  const secure = config().publicUrl.startsWith("https://");
  return { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
}

/** A Set-Cookie value that signs the browser in, as next-auth would write it. */
export async function writeSessionCookie(session: SessionToken): Promise<string> {
  const value = await encode({ token: { ...session }, secret: sessionSecret(), maxAge: COOKIE_SECONDS });
  const secure = cookieOptions().secure ? "; Secure" : "";
  return `${sessionCookieName()}=${value}; Path=/; Max-Age=${COOKIE_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

export function sessionSecret(): string {
  return derivedSecret("session");
}

/** The session of a request's cookies, or null. Knows nothing of Next, so that it works in every mount. */
export async function readSessionCookie(cookieHeader: string | null): Promise<SessionToken | null> {
  const value = cookieHeader && findCookie(cookieHeader, sessionCookieName());
  if (!value) return null;
  const token = await decode({ token: value, secret: sessionSecret() }).catch(() => null); // forged or old: no session
  const { deviceId, userId } = token ?? {};
  return typeof deviceId === "number" && typeof userId === "number" ? { deviceId, userId } : null;
}

function findCookie(header: string, name: string): string | undefined {
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (part.slice(0, at).trim() === name) return decodeURIComponent(part.slice(at + 1).trim());
  }
  return undefined;
}
