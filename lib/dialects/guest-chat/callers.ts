import { config } from "@/lib/config";
import { type RequestInfo, WireError } from "@/lib/dialects/endpoint";
import { requireRate } from "@/lib/dialects/rate";
import { readBody } from "@/lib/dialects/request-body";
import { findTokenHolder } from "@/lib/domain/api-tokens/find-token-holder";
import type { TokenHolder } from "@/lib/domain/api-tokens/types";
import { findChatUserHolder } from "@/lib/domain/chat-users/find-holder";
import { CHAT_TOKEN_PREFIX } from "@/lib/domain/chat-users/get-chat-token";
import type { ChatUserHolder } from "@/lib/domain/chat-users/types";

/** Whoever calls: an account by its personal token, a chat user by theirs, or both at once. */
export type Callers = { account: TokenHolder | null; chatUser: ChatUserHolder | null };

const TOO_MANY = "Too many requests with this token: slow down and try again.";

/**
 * Who the tokens of a request stand for. Each may stand in the query, in the body, or
 * as a bearer; a wrong one is refused, whatever else was sent.
 *
 * @throws WireError 401 without a token, and for one that is not valid or stands in the other's place; 429
 * @see contract: guest chat API, "Conventions"
 */
export async function findCallers(info: RequestInfo): Promise<Callers> {
  const tokens = await tokensOf(info);
  if (!tokens.api && !tokens.chatUser) throw unauthenticated();
  const [account, chatUser] = await Promise.all([
    tokens.api ? findTokenHolder(tokens.api) : null,
    tokens.chatUser ? findChatUserHolder(tokens.chatUser) : null,
  ]);
  if ((tokens.api && !account) || (tokens.chatUser && !chatUser)) throw unauthenticated();
  if (account) {
    info.call.key = { apiTokenId: account.tokenId };
    // One bucket for a token, whichever API it speaks to.
    requireRate(info, `token ${account.tokenId}`, config().tokenRate, TOO_MANY);
  } else if (chatUser) {
    requireRate(info, `chat-user ${chatUser.chatUser.id}`, config().tokenRate, TOO_MANY);
  }
  const scope = isReading(info.request) ? "read" : "write";
  if (account && !account.scopes.includes(scope)) {
    throw new WireError(403, `This API token has no scope "${scope}".`);
  }
  return { account, chatUser };
}

type Tokens = { api: string | undefined; chatUser: string | undefined };

async function tokensOf(info: RequestInfo): Promise<Tokens> {
  const bearer = /^Bearer +(\S+)$/i.exec(info.request.headers.get("authorization") ?? "")?.[1];
  const isChatUsers = bearer?.startsWith(CHAT_TOKEN_PREFIX);
  const query = info.url.searchParams;
  const found = {
    api: query.get("api_token") ?? (isChatUsers ? undefined : bearer),
    chatUser: query.get("chat_user_token") ?? (isChatUsers ? bearer : undefined),
  };
  if (found.api && found.chatUser) return found;
  const body = await bodyOf(info);
  return {
    api: found.api ?? textOf(body.api_token),
    chatUser: found.chatUser ?? textOf(body.chat_user_token),
  };
}

/** A copy of the body, since the endpoint reads it too; what is wrong with it, that one says. */
async function bodyOf({ request }: RequestInfo): Promise<{ api_token?: unknown; chat_user_token?: unknown }> {
  if (isReading(request) || !isObjectType(request)) return {};
  const body = await readBody(request.clone() as Request).catch((error: unknown) => {
    if (error instanceof WireError) return null;
    throw error;
  });
  return typeof body === "object" && body !== null ? body : {};
}

/** Of files, which are sent as they are, no copy is made. */
function isObjectType(request: Request): boolean {
  return /json|x-www-form-urlencoded/i.test(request.headers.get("content-type") ?? "");
}

function isReading({ method }: Request): boolean {
  return method === "GET" || method === "HEAD";
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function unauthenticated(): WireError {
  return new WireError(401, "Unauthenticated.");
}
