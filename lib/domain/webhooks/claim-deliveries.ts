import { pool } from "@/lib/db/pool";
import type { MessageId, WebhookId } from "@/lib/domain/ids";
import { TEST_EVENT } from "@/lib/domain/webhooks/types";
import { callableUrl } from "@/lib/domain/webhooks/webhook-url";

/** A delivery that this process is to attempt now. */
export type ClaimedDelivery = {
  id: string;
  webhookId: WebhookId;
  /** The same for every attempt. */
  eventId: string;
  messageId: MessageId | null;
  /** From 1. */
  attempt: number;
  url: string;
  verifySignature: string;
  /** Encrypted still: one that cannot be read must fail alone. */
  secretCipher: Uint8Array;
};

/** Far longer than an attempt can take: one whose process died is then due again. */
const LEASE = "1 minute";

/**
 * Takes deliveries that are due, the longest waiting first. No other process takes
 * the same ones: rows that another is taking are passed over, and taken ones are
 * not due before the lease has run out.
 *
 * @param except  webhooks that have enough under way
 */
export async function claimDeliveries(limit: number, except: WebhookId[]): Promise<ClaimedDelivery[]> {
  const { rows } = await pool().query<Row>({
    name: "claim-deliveries",
    text: `UPDATE webhook_delivery d
           SET attempt = d.attempt + 1, next_attempt_at = now() + interval '${LEASE}'
           FROM (
             SELECT id FROM webhook_delivery
             WHERE status = 'pending' AND next_attempt_at <= now() AND webhook_id <> ALL($2::int[])
               -- What waits for a paused webhook goes on waiting; a test is asked for all the same.
               AND (event_id LIKE '${TEST_EVENT}%' OR NOT EXISTS (
                 SELECT 1 FROM webhook p WHERE p.id = webhook_id AND p.disabled_at IS NOT NULL))
             ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
           ) due, webhook w
           WHERE d.id = due.id AND w.id = d.webhook_id
           RETURNING d.id, d.webhook_id, d.event_id, d.message_id, d.attempt, w.url, w.verify_signature,
             w.secret_cipher`,
    values: [limit, except],
  });
  return rows.map((row) => ({
    id: row.id,
    webhookId: row.webhook_id,
    eventId: row.event_id,
    messageId: row.message_id,
    attempt: row.attempt,
    url: callableUrl(row.url),
    verifySignature: row.verify_signature,
    secretCipher: row.secret_cipher,
  }));
}

type Row = {
  /** The driver gives 64-bit numbers as text. */
  id: string;
  webhook_id: WebhookId;
  event_id: string;
  message_id: MessageId | null;
  attempt: number;
  url: string;
  verify_signature: string;
  secret_cipher: Buffer;
};
