import { tellSignedOut } from "@/lib/client/tabs";
import type { AccountError } from "@/lib/dialects/account/schemas";

/** Why a form was refused: `reason` is a word of `auth.errors`. */
export type Refusal = Pick<AccountError, "reason" | "field" | "retryAfter">;
export type Outcome<T> = { data: T; refusal?: undefined } | { refusal: Refusal };

const UNREACHABLE: Outcome<never> = { refusal: { reason: "offline" } };
const BROKEN: Outcome<never> = { refusal: { reason: "server" } };

/** A call to /api/account: what is there for people who are not signed in yet. */
export async function callAccount<T>(path: string, body: object): Promise<Outcome<T>> {
  return send<T>(`/api/account/${path}`, JSON.stringify(body), "application/json", (answer) =>
    answer.status === "success" ? { data: answer.data } : { refusal: answer },
  );
}

/** Signs in through next-auth; on success the browser has its session. */
export async function signInBy(
  method: "password" | "code",
  proof: { identifier: string; password?: string; code?: string },
): Promise<Outcome<null>> {
  return callNextAuth(`callback/${method}`, proof);
}

export async function signOut(): Promise<Outcome<null>> {
  const outcome = await callNextAuth("signout", {});
  if (!outcome.refusal) tellSignedOut();
  return outcome;
}

type AccountAnswer<T> = { status: "success"; data: T } | AccountError;

async function callNextAuth(path: string, fields: Record<string, string>): Promise<Outcome<null>> {
  const csrfToken = await readCsrfToken();
  if (!csrfToken) return UNREACHABLE;
  const form = new URLSearchParams({ ...fields, csrfToken, json: "true", callbackUrl: "/" });
  return send<null, { url?: string }>(`/api/auth/${path}`, form, undefined, ({ url }) => {
    const error = url ? new URL(url, location.href).searchParams.get("error") : "server";
    return error ? { refusal: toRefusal(error) } : { data: null };
  });
}

/** "too_many_tries:37" names the seconds to wait. */
function toRefusal(error: string): Refusal {
  const [reason = "server", seconds] = error.split(":");
  return { reason, retryAfter: seconds ? Number(seconds) : undefined };
}

async function readCsrfToken(): Promise<string | undefined> {
  try {
    const response = await fetch("/api/auth/csrf");
    return (await response.json()).csrfToken;
  } catch {
    return undefined; // the caller says that the server cannot be reached
  }
}

async function send<T, A = AccountAnswer<T>>(
  path: string,
  body: string | URLSearchParams,
  type: string | undefined,
  read: (answer: A) => Outcome<T>,
): Promise<Outcome<T>> {
  let response: Response;
  try {
    response = await fetch(path, { method: "POST", body, headers: type ? { "Content-Type": type } : {} });
  } catch {
    return UNREACHABLE; // fetch rejects only where there was no answer
  }
  const answer: A | null = await response.json().catch(() => null); // a proxy's error page
  return answer ? read(answer) : BROKEN;
}
