import { findActorByToken } from "@/lib/auth/actors";
import { type Dialect, endpointFor, type RequestInfo, WireError } from "@/lib/dialects/endpoint";
import { deviceFacts } from "@/lib/dialects/spika/device-facts";
import { speech } from "@/lib/dialects/spika/endpoint";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceId } from "@/lib/domain/ids";

/** Somebody on a device, whose token came along. */
export type StreamActor = Actor & { deviceId: DeviceId };

/** An endpoint of the event stream service: the token may come in the query, and nothing else counts (contract 4.1). */
export const streamEndpoint = endpointFor<StreamActor>({
  ...speech,
  name: "stream",
  authenticate,
  scopeOf: (actor) => `user:${actor.userId}`,
} satisfies Dialect<StreamActor>);

async function authenticate({ request, url }: RequestInfo): Promise<StreamActor> {
  const token =
    request.headers.get("accesstoken") ||
    url.searchParams.get("accesstoken") ||
    url.searchParams.get("accessToken");
  const actor = token ? await findActorByToken(token, deviceFacts(request.headers)) : "unknown";
  if (typeof actor === "string") throw new WireError(401, UNAUTHENTICATED[actor]);
  const { deviceId } = actor;
  if (deviceId === null) throw new Error("a device's token without a device");
  return { ...actor, deviceId };
}

/** The texts of contract 1.7. */
const UNAUTHENTICATED = {
  unknown: "Invalid access token",
  expired: "Token is expired",
  unverified: "User is not verified",
} as const;
