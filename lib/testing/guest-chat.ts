import { hashToken, randomKey } from "@/lib/crypto/secrets";
import { db } from "@/lib/db/client";
import { routes } from "@/lib/generated/routes";
import type { RouteModule } from "@/lib/server/direct-mount";
import { anApiToken } from "@/lib/testing/api-token";
import { aUser } from "@/lib/testing/builders";
import { serve } from "@/lib/testing/http-server";

const OURS = /^\/(api\/)?(chats|companies|user|chat-user)(\/|$)/;

type Sent = {
  token?: string;
  query?: Record<string, string | number>;
  body?: unknown;
  headers?: Record<string, string>;
};

export type GuestAnswer = {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of many shapes
  json: any;
};

/** The guest chat API on a real server, and a client of it that sends tokens as bearers. */
export async function guestChatApi(more: RouteModule[] = []) {
  const mine = routes.filter(({ path }) => OURS.test(path));
  const origin = await serve([...mine, ...more]);
  return async (call: string, { token, query, body, headers }: Sent = {}): Promise<GuestAnswer> => {
    const [method = "GET", path = "/"] = call.split(" ");
    const url = new URL(path, origin);
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, String(value));
    const isForm = body instanceof URLSearchParams;
    const response = await fetch(url, {
      method,
      headers: {
        Accept: "application/json",
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined || isForm ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      body:
        body === undefined || isForm || typeof body === "string" ? (body as BodyInit) : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, json: text ? JSON.parse(text) : undefined };
  };
}

export type GuestChatClient = Awaited<ReturnType<typeof guestChatApi>>;

/** An account with a company and a chat, and somebody in it. */
export async function aGuestChat(api: GuestChatClient, name = "Ada") {
  const owner = await aUser(name, {
    emailAddress: `${name.toLowerCase()}-${randomKey(6).toLowerCase()}@example.org`,
  });
  const { token } = await anApiToken(owner.id);
  const company = (await api("POST /api/companies", { token, body: { name: "Acme" } })).json.data;
  const chat = (await api("POST /api/chats", { token, body: { company_id: company.id, name: "Support" } }))
    .json.data;
  return { owner, token, companyId: company.id as number, chatId: chat.id as number };
}

/** Somebody in the chat, with a token of theirs as get-token would have given it. */
export async function aChatUser(
  api: GuestChatClient,
  { token, chatId }: { token: string; chatId: number },
  data: { name?: string; email?: string; role?: string } = {},
) {
  const body = { name: "Ben", email: `ben-${randomKey(8).toLowerCase()}@example.org`, ...data };
  const made = await api(`POST /api/chats/${chatId}/users`, { token, body });
  if (made.status !== 201) throw new Error(JSON.stringify(made.json));
  const userToken = `htc_${randomKey(32)}`;
  await db().guestToken.create({
    data: {
      accessId: made.json.data.id,
      tokenHash: new Uint8Array(hashToken(userToken)),
      expiresAt: new Date(Date.now() + 60_000),
    },
  });
  return { id: made.json.data.id as number, email: body.email, token: userToken };
}
