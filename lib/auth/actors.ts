import type { SessionToken } from "@/lib/auth/session-cookie";
import { hashToken } from "@/lib/crypto/secrets";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceFacts } from "@/lib/domain/devices/types";
import type { DeviceId, UserId } from "@/lib/domain/ids";
import { log } from "@/lib/log";

const RENEW_BELOW_DAYS = 7;
const LIFETIME_DAYS = 30;
/** As exactly as a list of sessions needs it, and no write for each request. */
const SEEN_WITHIN_MINUTES = 10;

export type DeviceRefusal = "unknown" | "expired" | "unverified";

/**
 * The device of a token as the database has it, or why it does not count.
 *
 * @param facts  what the client says of its device; stored where it differs (contract: messenger API 1.4)
 */
export async function findActorByToken(
  token: string,
  facts: DeviceFacts = {},
): Promise<Actor | DeviceRefusal> {
  const { rows } = await pool().query<DeviceRow>({
    name: "device-by-token",
    text: `SELECT ${STANDING}, (${COLUMNS}) IS DISTINCT FROM (${described(2)}) AS differs
           FROM ${SIGNED_IN} WHERE d.token_hash = $1`,
    values: [hashToken(token), ...factValues(facts)],
  });
  return toActor(rows[0], "device", facts);
}

/**
 * The device behind a browser's session. Looked up for each request: signing out,
 * disabling a user and deleting one take effect at once.
 */
export async function findActorBySession(session: SessionToken): Promise<Actor | null> {
  const { rows } = await pool().query<DeviceRow>({
    name: "device-by-session",
    text: `SELECT ${STANDING}, false AS differs
           FROM ${SIGNED_IN} WHERE d.id = $1 AND d.user_id = $2 AND d.type = 'browser'`,
    values: [session.deviceId, session.userId],
  });
  const actor = await toActor(rows[0], "session", {});
  return typeof actor === "string" ? null : actor;
}

type DeviceRow = {
  id: number;
  user_id: number;
  verified: boolean;
  is_expired: boolean;
  renews: boolean;
  is_stale: boolean;
  differs: boolean;
};

// By hand because every request runs one of them.
const STANDING = `d.id, d.user_id, u.verified,
  coalesce(d.token_expired_at <= now(), false) AS is_expired,
  coalesce(d.token_expired_at < now() + interval '${RENEW_BELOW_DAYS} days', false) AS renews,
  coalesce(d.last_seen_at < now() - interval '${SEEN_WITHIN_MINUTES} minutes', true) AS is_stale`;
const SIGNED_IN = `device d JOIN app_user u ON u.id = d.user_id AND u.deleted_at IS NULL AND u.disabled_at IS NULL
  AND d.signed_out_at IS NULL`;

const FACTS = [
  ["os_name", "osName"],
  ["os_version", "osVersion"],
  ["app_version", "appVersion"],
  ["device_name", "deviceName"],
  ["type", "type"],
] as const satisfies ReadonlyArray<readonly [column: string, fact: keyof DeviceFacts]>;
const COLUMNS = FACTS.map(([column]) => `d.${column}`).join(", ");

/** The facts as they are when what a client leaves out stays: parameters from `$first` on. */
function described(first: number): string {
  return FACTS.map(([column], index) => `coalesce($${first + index}::text, d.${column})`).join(", ");
}

function factValues(facts: DeviceFacts) {
  return FACTS.map(([, fact]) => facts[fact] ?? null);
}

async function toActor(
  row: DeviceRow | undefined,
  via: "session" | "device",
  facts: DeviceFacts,
): Promise<Actor | DeviceRefusal> {
  if (!row) return "unknown";
  if (row.is_expired) return "expired";
  if (!row.verified) return "unverified";
  if (row.renews || row.is_stale || row.differs) await update(row, facts);
  return { userId: row.user_id as UserId, deviceId: row.id as DeviceId, via }; // brands are names for the compiler
}

/** Sliding renewal, when it was used, and what the device says of itself; after a failure the next request tries again. */
async function update({ id, renews }: DeviceRow, facts: DeviceFacts): Promise<void> {
  const renewed = renews ? `now() + interval '${LIFETIME_DAYS} days'` : "token_expired_at";
  const text = `UPDATE device d SET (${FACTS.map(([column]) => column).join(", ")}) = ROW(${described(2)}),
                  token_expired_at = ${renewed}, last_seen_at = now(), modified_at = now()
                WHERE id = $1`;
  await pool()
    .query(text, [id, ...factValues(facts)])
    .catch((error: unknown) => log.warn({ err: error }, "a device was not brought up to date"));
}
