import { pool } from "@/lib/db/pool";
import type { DeviceId } from "@/lib/domain/ids";
import type { StreamHub } from "@/lib/stream/hub";

/**
 * Ends the streams of devices that would not get one now. An open stream is not
 * asked for its token again: signing out is told at once, while what ends it in
 * other ways (a token that ran out, a user disabled by hand) is found here.
 */
export async function endSignedOut(hub: StreamHub): Promise<void> {
  const open = hub.devices();
  if (open.length === 0) return;
  const { rows } = await pool().query<{ id: DeviceId }>(
    `SELECT d.id FROM device d JOIN app_user u ON u.id = d.user_id
     WHERE d.id = ANY($1::int[]) AND d.token_hash IS NOT NULL AND d.signed_out_at IS NULL
       AND (d.token_expired_at IS NULL OR d.token_expired_at > now())
       AND u.verified AND u.deleted_at IS NULL AND u.disabled_at IS NULL`,
    [open],
  );
  const valid = new Set(rows.map((row) => row.id));
  hub.endDevices(open.filter((id) => !valid.has(id)));
}
