import type { NextApiRequest, NextApiResponse } from "next";
import NextAuthExport from "next-auth/next";
import { authOptions } from "@/lib/auth/options";
import { browserOrigin, isSameOrigin } from "@/lib/auth/same-origin";
import { ADDRESS_HEADER, type Handler, WireError } from "@/lib/dialects/endpoint";
import { readBody } from "@/lib/dialects/request-body";

const ACTIONS = new Set(["csrf", "providers", "session", "signin", "signout", "callback", "error"]);
const BODY_LIMIT = 16 * 1024;

// CommonJS: Node hands over the exports object, other bundlers its default.
const NextAuth =
  "default" in NextAuthExport ? (NextAuthExport.default as typeof NextAuthExport) : NextAuthExport;

/**
 * next-auth as a plain web handler. Its own one for route files reads cookies and headers
 * through Next, which is not there when the server mounts this file directly; so it is given
 * the request and the response of its older interface, which needs nothing but these.
 */
export const handleAuth: Handler = async (request, context) => {
  const [action = "", provider] = new URL(request.url).pathname.split("/").filter(Boolean).slice(2);
  if (!ACTIONS.has(action)) return Response.json({ message: "Not found" }, { status: 404 });
  if (request.method === "POST" && !isSameOrigin(request)) {
    return Response.json({ message: "Cross-site request refused" }, { status: 403 });
  }
  try {
    const reply = new Reply();
    const nextauth = provider ? [action, provider] : [action];
    await NextAuth(
      await toOldRequest(request, nextauth, context?.address),
      reply as unknown as NextApiResponse,
      authOptions(),
    ); // the part of it that next-auth uses
    return reply.toResponse();
  } catch (error) {
    if (!(error instanceof WireError)) throw error;
    return Response.json({ message: error.message }, { status: error.status });
  }
};

async function toOldRequest(
  request: Request,
  nextauth: string[],
  address: string | undefined,
): Promise<NextApiRequest> {
  trustGivenOrigin();
  const { protocol, host } = new URL(browserOrigin(request.headers));
  const headers = {
    ...Object.fromEntries(request.headers),
    "x-forwarded-host": host,
    "x-forwarded-proto": protocol.slice(0, -1),
    ...(address ? { [ADDRESS_HEADER]: address } : {}),
  };
  const old = {
    method: request.method,
    headers,
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth },
    body: request.method === "POST" ? await readBody(request, BODY_LIMIT) : undefined,
    cookies: readCookies(request.headers.get("cookie") ?? ""),
  };
  return old as unknown as NextApiRequest; // the part of it that next-auth uses
}

/** next-auth takes its own address from the environment, or from the headers if the environment says so. */
function trustGivenOrigin(): void {
  delete process.env.NEXTAUTH_URL;
  process.env.AUTH_TRUST_HOST = "1";
}

function readCookies(header: string): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null);
  for (const part of header.split(";")) {
    const at = part.indexOf("=");
    if (at > 0) cookies[part.slice(0, at).trim()] = decoded(part.slice(at + 1).trim());
  }
  return cookies;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value; // other software's cookie on the same host
  }
}

/** The part of Next's older response that next-auth uses. */
class Reply {
  #status = 200;
  #headers = new Map<string, string | string[]>();
  #body: string | null = null;

  status(code: number): this {
    this.#status = code;
    return this;
  }

  getHeader(name: string): string | string[] | undefined {
    return this.#headers.get(name.toLowerCase());
  }

  setHeader(name: string, value: string | string[]): this {
    this.#headers.set(name.toLowerCase(), value);
    return this;
  }

  json(value: { url?: string }): void {
    const seconds = /[?&]error=too_many_tries%3A(\d+)/.exec(value.url ?? "")?.[1];
    if (seconds) this.status(429).setHeader("Retry-After", seconds);
    this.setHeader("Content-Type", "application/json");
    this.send(value);
  }

  send(body: unknown): void {
    this.#body = typeof body === "string" ? body : JSON.stringify(body ?? null);
  }

  end(): void {}

  toResponse(): Response {
    const headers = new Headers({ "Cache-Control": "private, no-store" });
    for (const [name, value] of this.#headers) {
      if (Array.isArray(value)) for (const one of value) headers.append(name, one);
      else headers.set(name, value);
    }
    return new Response(this.#body, { status: this.#status, headers });
  }
}
