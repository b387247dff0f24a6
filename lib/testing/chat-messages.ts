import * as unknownMessage from "@/app/chat-messages/[...unknown]/route";
import * as message from "@/app/chat-messages/[id]/route";
import * as messages from "@/app/chat-messages/route";
import * as unknownRoom from "@/app/chat-rooms/[...unknown]/route";
import * as room from "@/app/chat-rooms/[id]/route";
import * as rooms from "@/app/chat-rooms/route";
import type { RouteModule } from "@/lib/server/direct-mount";

/** The routes of the chat-messages API, as the product mounts them. */
export const CHAT_MESSAGES_ROUTES: RouteModule[] = [
  { path: "/chat-messages", exports: messages },
  { path: "/chat-messages/[id]", exports: message },
  { path: "/chat-messages/[...unknown]", exports: unknownMessage },
  { path: "/chat-rooms", exports: rooms },
  { path: "/chat-rooms/[id]", exports: room },
  { path: "/chat-rooms/[...unknown]", exports: unknownRoom },
];

type Sent = { method?: string; body?: unknown; headers?: Record<string, string> };

/** Calls it over HTTP, as a program with that token. */
export function callerOf(address: string) {
  return async (token: string | undefined, path: string, { method, body, headers }: Sent = {}) => {
    const response = await fetch(`${address}${path}`, {
      method: method ?? (body === undefined ? "GET" : "POST"),
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parsed(text) };
  };
}

function parsed(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the answer to OPTIONS has no body
  }
}
