import { isUserId } from "./channel-name";
import { CloseCode } from "./close-codes";
import type { Connection } from "./connection";
import { FrameError } from "./frame-error";
import { fieldsOf, parseObject, systemFrame } from "./frames";
import type { Hub } from "./hub";
import { isTooLarge, type Member } from "./presence";
import { isAuthorization } from "./signature";

/**
 * `pusher:signin`: answered by `pusher:signin_success` or `pusher:error`. A failure leaves the connection open and
 * anonymous (our choice, the protocol only names the error frame). Watchlists are not kept.
 */
export function signIn(hub: Hub, connection: Connection, data: unknown): void {
  const { auth, user_data: userData } = fieldsOf(data);
  if (
    typeof userData !== "string" ||
    !isAuthorization(hub.settings, auth, `${connection.id}::user::${userData}`)
  ) {
    throw refused("invalid signature");
  }
  const user = readUser(userData);
  if (connection.user && connection.user.id !== user.id)
    throw refused("the connection belongs to another user");

  belongTo(hub, connection, user);
  connection.send(systemFrame("pusher:signin_success", { user_data: userData }));
}

/** The application vouches for the user without a sign-in frame. */
export function rememberUser(hub: Hub, socketId: string, userId: string): void {
  const connection = hub.connections.get(socketId);
  if (connection && !connection.user) belongTo(hub, connection, { id: userId, info: {} });
}

/** Ends every connection that signed in as the user. Whether they may sign in again is up to the application. */
export function terminateUser(hub: Hub, userId: string): void {
  for (const connection of hub.users.get(userId) ?? []) {
    connection.close(CloseCode.unauthorized, "You got disconnected by the app");
  }
}

function belongTo(hub: Hub, connection: Connection, user: Member): void {
  connection.user = user;
  connection.isAuthorized = true;
  hub.users.set(user.id, (hub.users.get(user.id) ?? new Set()).add(connection));
}

function readUser(userData: string): Member {
  const { id, user_info } = parseObject(userData) ?? {};
  if (!isUserId(id))
    throw refused("user_data needs an id of 1 to 128 of the letters that channel names have");
  if (isTooLarge(user_info)) throw refused("user_info is too large");
  return { id, info: user_info ?? {} };
}

function refused(reason: string): FrameError {
  return new FrameError(`Not signed in: ${reason}`, CloseCode.unauthorized);
}
