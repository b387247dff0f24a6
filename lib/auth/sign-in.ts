import { readSessionCookie, type SessionToken, writeSessionCookie } from "@/lib/auth/session-cookie";
import { describeBrowser } from "@/lib/auth/user-agent";
import { openSession } from "@/lib/domain/accounts/open-session";
import { signOutDevice } from "@/lib/domain/accounts/sign-out";
import type { DeviceId, UserId } from "@/lib/domain/ids";

/** Signs a browser in, and out of the session that it had: a session never changes hands. */
export async function signInBrowser(
  userId: UserId,
  headers: { cookie?: string | null; userAgent?: string | null },
): Promise<SessionToken> {
  const earlier = await readSessionCookie(headers.cookie ?? null);
  if (earlier) await signOutDevice(earlier.userId as UserId, earlier.deviceId as DeviceId); // read from our own cookie
  const deviceId = await openSession(userId, describeBrowser(headers.userAgent));
  return { deviceId, userId };
}

/** The same for a request that next-auth does not see. @returns the value of Set-Cookie */
export async function startSession(userId: UserId, { headers }: Request): Promise<string> {
  const browser = { cookie: headers.get("cookie"), userAgent: headers.get("user-agent") };
  return writeSessionCookie(await signInBrowser(userId, browser));
}
