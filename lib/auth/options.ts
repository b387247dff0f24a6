import type { AuthOptions, User } from "next-auth";
import type { CredentialsConfig } from "next-auth/providers/credentials";
import { z } from "zod";
import { findActorBySession } from "@/lib/auth/actors";
import { COOKIE_SECONDS, cookieOptions, sessionCookieName, sessionSecret } from "@/lib/auth/session-cookie";
import { signInBrowser } from "@/lib/auth/sign-in";
import { ADDRESS_HEADER } from "@/lib/dialects/endpoint";
import { signOutDevice } from "@/lib/domain/accounts/sign-out";
import { verifyCode } from "@/lib/domain/accounts/verify-code";
import { verifyPassword } from "@/lib/domain/accounts/verify-password";
import { DomainError } from "@/lib/domain/errors";
import type { DeviceId, UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";

declare module "next-auth" {
  interface User {
    userId?: number;
    deviceId?: number;
  }
  interface Session {
    userId?: number;
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    userId?: number;
    deviceId?: number;
  }
}

/** A session that has ended; next-auth clears the cookie when it meets it. */
class SessionEnded extends Error {}

/** How next-auth signs browsers in: its cookie names a device row, and the row decides. */
export function authOptions(): AuthOptions {
  const prefix = cookieOptions().secure ? "__Host-" : "";
  return {
    secret: sessionSecret(),
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    jwt: { secret: sessionSecret(), maxAge: COOKIE_SECONDS },
    useSecureCookies: cookieOptions().secure,
    cookies: {
      sessionToken: { name: sessionCookieName(), options: cookieOptions() },
      csrfToken: { name: `${prefix}hearth-csrf`, options: cookieOptions() },
      callbackUrl: { name: `${prefix}hearth-callback`, options: cookieOptions() },
    },
    pages: { signIn: "/login", error: "/login", signOut: "/sign-out" },
    providers: [
      credentials("password", { password: z.string().min(1).max(1_000) }, verifyPassword),
      credentials("code", { code: z.string().trim().min(1).max(20) }, verifyCode),
    ],
    callbacks: {
      redirect: ({ url, baseUrl }) => backTo(url, baseUrl),
      async jwt({ token, user }) {
        const session = user ?? token;
        const { userId, deviceId } = session;
        if (userId === undefined || deviceId === undefined) throw new SessionEnded();
        if (!user && !(await findActorBySession({ userId, deviceId }))) throw new SessionEnded();
        return { userId, deviceId };
      },
      session: ({ session, token }) => ({ expires: session.expires, userId: token.userId }),
    },
    events: {
      async signOut({ token: { userId, deviceId } }) {
        if (userId && deviceId) await signOutDevice(userId as UserId, deviceId as DeviceId); // from our own cookie
      },
    },
    logger: { error: report, warn: () => undefined, debug: () => undefined },
  };
}

type Verify<T> = (input: T & { identifier: string; address: string }) => Promise<UserId>;

/** Written out because its maker is a CommonJS default, which each bundler hands over differently. */
function credentials<Shape extends { password: z.ZodString } | { code: z.ZodString }>(
  id: string,
  shape: Shape,
  verify: Verify<z.output<z.ZodObject<Shape>>>,
): CredentialsConfig {
  const input = z.object({ identifier: z.string().min(1).max(320), ...shape });
  const authorize: CredentialsConfig["authorize"] = async (given, { headers }) => {
    const parsed = input.safeParse(given);
    if (!parsed.success) throw new Error("invalid");
    const address = String(headers?.[ADDRESS_HEADER] ?? "unknown");
    try {
      const userId = await verify({ ...(parsed.data as Parameters<typeof verify>[0]), address });
      const session = await signInBrowser(userId, {
        cookie: headers?.cookie,
        userAgent: headers?.["user-agent"],
      });
      return { id: String(userId), ...session } satisfies User;
    } catch (error) {
      throw toRefusal(error);
    }
  };
  return { id, name: id, type: "credentials", credentials: {}, authorize, options: {} } as CredentialsConfig; // `options` is for its maker alone
}

/** next-auth passes an error's message on to the page: a word that the page has a sentence for. */
function toRefusal(error: unknown): Error {
  if (error instanceof DomainError)
    return new Error([error.reason, error.retryAfter].filter(Boolean).join(":"));
  log.error({ err: error }, "sign-in failed");
  return new Error("server");
}

/** Only ever back to the site that the browser is on. */
function backTo(url: unknown, baseUrl: string): string {
  if (typeof url !== "string" || !URL.canParse(url, baseUrl)) return baseUrl;
  const target = new URL(url, baseUrl);
  return target.origin === baseUrl ? target.href : baseUrl;
}

function report(code: string, metadata: unknown): void {
  const cause = metadata instanceof Error ? metadata : (metadata as { error?: unknown } | undefined)?.error;
  if (cause instanceof SessionEnded || code === "JWT_SESSION_ERROR") return; // every day: an old cookie came by
  log.error({ err: cause, code }, "next-auth failed");
}
