import type { SessionToken } from "@/lib/auth/session-cookie";
import { hashToken } from "@/lib/crypto/secrets";
import { pool } from "@/lib/db/pool";
import type { Actor } from "@/lib/domain/actor";
import type { DeviceId, UserId } from "@/lib/domain/ids";

const RENEW_BELOW_DAYS = 7;
const LIFETIME_DAYS = 30;

export type DeviceRefusal = "unknown" | "expired" | "unverified";

/** The device of a token as the database has it, or why it does not count. */
export async function findActorByToken(token: string): Promise<Actor | DeviceRefusal> {
  const { rows } = await pool().query<DeviceRow>({
    name: "device-by-token",
    text: `${DEVICE} WHERE d.token_hash = $1`,
    values: [hashToken(token)],
  });
  return toActor(rows[0], "device");
}

/**
 * The device behind a browser's session. Looked up for each request: signing out,
 * disabling a user and deleting one take effect at once.
 */
export async function findActorBySession(session: SessionToken): Promise<Actor | null> {
  const { rows } = await pool().query<DeviceRow>({
    name: "device-by-session",
    text: `${DEVICE} WHERE d.id = $1 AND d.user_id = $2 AND d.type = 'browser'`,
    values: [session.deviceId, session.userId],
  });
  const actor = toActor(rows[0], "session");
  return typeof actor === "string" ? null : actor;
}

type DeviceRow = { id: number; user_id: number; verified: boolean; is_expired: boolean; renews: boolean };

// By hand because every request runs one of them.
const DEVICE = `
SELECT d.id, d.user_id, u.verified,
  coalesce(d.token_expired_at <= now(), false) AS is_expired,
  coalesce(d.token_expired_at < now() + interval '${RENEW_BELOW_DAYS} days', false) AS renews
FROM device d JOIN app_user u ON u.id = d.user_id AND u.deleted_at IS NULL AND u.disabled_at IS NULL
  AND d.signed_out_at IS NULL`;

function toActor(row: DeviceRow | undefined, via: "session" | "device"): Actor | DeviceRefusal {
  if (!row) return "unknown";
  if (row.is_expired) return "expired";
  if (!row.verified) return "unverified";
  if (row.renews) void renew(row.id);
  return { userId: row.user_id as UserId, deviceId: row.id as DeviceId, via }; // brands are names for the compiler
}

/** Sliding renewal; a failure costs nothing, the next request tries again. */
async function renew(deviceId: number): Promise<void> {
  await pool()
    .query(`UPDATE device SET token_expired_at = now() + interval '${LIFETIME_DAYS} days' WHERE id = $1`, [
      deviceId,
    ])
    .catch(() => undefined);
}
