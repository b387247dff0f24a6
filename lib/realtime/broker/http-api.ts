import { z } from "zod";
import { isPresence, requireChannels } from "./channel-name";
import { publish } from "./channels";
import type { Hub } from "./hub";
import {
  BrokerLimitError,
  MAX_EVENTS_PER_BATCH,
  MAX_REQUEST_BYTES,
  requireEvent,
  requireSocketId,
} from "./limits";
import { terminateUser } from "./sign-in";
import { isBody, requestProblem, signedQuery, unescaped } from "./signature";

type Call = { hub: Hub; query: Map<string, string>; body: Buffer };

const eventBody = z.object({
  name: z.string(),
  // Libraries send a string. JSON that is not yet one is made one, as the frames carry strings only.
  data: z.json().transform((data) => (typeof data === "string" ? data : JSON.stringify(data))),
  socket_id: z.string().optional(),
  info: z.string().optional(),
});
const triggerBody = eventBody.extend({
  channel: z.string().optional(),
  channels: z.array(z.string()).optional(),
});
const batchBody = z.object({ batch: z.array(eventBody.extend({ channel: z.string() })) });

/**
 * Answers a request to the HTTP API ("HTTP API reference"): 200 with JSON, or 400, 401, 404, 413 with plain text.
 *
 * @returns null when the path is not `/apps/<id>/…`
 */
export async function answer(hub: Hub, request: Request): Promise<Response | null> {
  const url = new URL(request.url);
  const [, apps, appId, ...rest] = url.pathname.split("/");
  if (apps !== "apps" || !appId || rest.length === 0) return null;
  if (appId !== hub.settings.appId) return text(404, "Unknown app id");

  const query = signedQuery(url);
  const problem = requestProblem(hub.settings, { method: request.method, path: url.pathname, query });
  if (problem !== null) return text(401, problem);

  try {
    const body = await readBody(request);
    if (!isBody(body, query.get("body_md5"))) return text(401, "Invalid body_md5");
    const result = route(`${request.method} ${rest[0]}`, rest.slice(1).map(unescaped), { hub, query, body });
    return result === null ? text(404, "Not found") : Response.json(result);
  } catch (error) {
    if (error instanceof BrokerLimitError) return text(error.status, error.message);
    throw error;
  }
}

function route(resource: string, [name, action]: string[], call: Call): object | null {
  if (resource === "POST events" && name === undefined) return trigger(call);
  if (resource === "POST batch_events" && name === undefined) return triggerBatch(call);
  if (resource === "GET channels" && name === undefined) return listChannels(call);
  if (resource === "GET channels" && name && action === undefined) return getChannel(call, name);
  if (resource === "GET channels" && name && action === "users") return listUsers(call, name);
  if (resource === "POST users" && name && action === "terminate_connections") {
    terminateUser(call.hub, name);
    return {};
  }
  return null;
}

function trigger({ hub, body }: Call): object {
  const event = parse(triggerBody, body);
  const channels = event.channels ?? (event.channel === undefined ? [] : [event.channel]);
  requireChannels(channels);
  requireEvent(event.name, event.data);
  requireSocketId(event.socket_id);
  const wanted = wantedInfo(event.info);

  publish(hub, channels, { name: event.name, data: event.data, except: event.socket_id });
  if (event.info === undefined) return {};
  return { channels: Object.fromEntries(channels.map((name) => [name, infoOf(hub, name, wanted)])) };
}

// All or nothing: a bad event in a batch must not leave half of it published.
function triggerBatch({ hub, body }: Call): object {
  const { batch } = parse(batchBody, body);
  if (batch.length > MAX_EVENTS_PER_BATCH) {
    throw new BrokerLimitError(`A batch can have ${MAX_EVENTS_PER_BATCH} events at most`);
  }
  for (const event of batch) {
    requireChannels([event.channel]);
    requireEvent(event.name, event.data);
    requireSocketId(event.socket_id);
  }
  const wanted = batch.map((event) => wantedInfo(event.info));
  for (const event of batch) {
    publish(hub, [event.channel], { name: event.name, data: event.data, except: event.socket_id });
  }
  if (batch.every((event) => event.info === undefined)) return {};
  return { batch: batch.map((event, index) => infoOf(hub, event.channel, wanted[index] ?? [])) };
}

function listChannels({ hub, query }: Call): object {
  const prefix = query.get("filter_by_prefix") ?? "";
  const wanted = wantedInfo(query.get("info"));
  if (wanted.includes("user_count") && !isPresence(prefix)) {
    throw new BrokerLimitError("user_count needs filter_by_prefix to begin with presence-");
  }
  const names = [...hub.channels.keys()].filter((name) => name.startsWith(prefix));
  return { channels: Object.fromEntries(names.map((name) => [name, infoOf(hub, name, wanted)])) };
}

function getChannel({ hub, query }: Call, name: string): object {
  const wanted = wantedInfo(query.get("info"));
  requireChannels([name]);
  if (wanted.includes("user_count") && !isPresence(name)) {
    throw new BrokerLimitError("user_count is only known of presence channels");
  }
  return { occupied: hub.channels.has(name), ...infoOf(hub, name, wanted) };
}

function listUsers({ hub }: Call, name: string): object {
  if (!isPresence(name)) throw new BrokerLimitError("Users are only known of presence channels");
  return { users: (hub.channels.get(name)?.members?.ids() ?? []).map((id) => ({ id })) };
}

function wantedInfo(info: string | undefined): string[] {
  const wanted = (info ?? "").split(",").filter(Boolean);
  const unknown = wanted.find(
    (attribute) => attribute !== "user_count" && attribute !== "subscription_count",
  );
  if (unknown !== undefined) throw new BrokerLimitError(`Unknown info attribute: ${unknown.slice(0, 64)}`);
  return wanted;
}

function infoOf(hub: Hub, name: string, wanted: string[]): object {
  const channel = hub.channels.get(name);
  return {
    ...(wanted.includes("user_count") && isPresence(name)
      ? { user_count: channel?.members?.count ?? 0 }
      : {}),
    ...(wanted.includes("subscription_count") ? { subscription_count: channel?.subscribers.size ?? 0 } : {}),
  };
}

function parse<T>(schema: z.ZodType<T>, body: Buffer): T {
  const result = schema.safeParse(parseJson(body));
  if (result.success) return result.data;
  throw new BrokerLimitError(`Invalid body: ${z.prettifyError(result.error)}`);
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new BrokerLimitError("Invalid body: expected JSON");
  }
}

async function readBody(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Web streams are async iterable in Node; the DOM types do not say so.
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > MAX_REQUEST_BYTES) throw new BrokerLimitError("The body is too large", 413);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function text(status: number, message: string): Response {
  return new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}
