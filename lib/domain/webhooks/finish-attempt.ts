import { pool } from "@/lib/db/pool";
import type { ClaimedDelivery } from "@/lib/domain/webhooks/claim-deliveries";

/** What came of an attempt. `failure` is a sentence for whoever looks after the webhook. */
export type AttemptOutcome =
  | { isDelivered: true; responseStatus: number }
  | { isDelivered: false; responseStatus: number | null; failure: string; mayRetry: boolean };

/** Seconds to wait after the first, second … failed attempt; after the last one it is given up. */
export const RETRY_AFTER_S = [10, 60, 600, 3_600, 21_600];

/** Writes into the log what came of an attempt, and when there will be another. */
export async function finishAttempt(
  { id, attempt }: ClaimedDelivery,
  outcome: AttemptOutcome,
): Promise<void> {
  const retryAfter = outcome.isDelivered || !outcome.mayRetry ? undefined : RETRY_AFTER_S[attempt - 1];
  const isOver = retryAfter === undefined;
  const status = outcome.isDelivered ? "delivered" : isOver ? "failed" : "pending";
  await pool().query({
    name: "finish-attempt",
    // Another process has it when this one took longer than its lease.
    text: `UPDATE webhook_delivery
           SET status = $3, response_status = $4, failure = $5,
               next_attempt_at = CASE WHEN $6 THEN NULL ELSE now() + $7 * interval '1 second' END,
               finished_at = CASE WHEN $6 THEN now() END
           WHERE id = $1 AND attempt = $2 AND status = 'pending'`,
    values: [
      id,
      attempt,
      status,
      outcome.responseStatus,
      outcome.isDelivered ? null : outcome.failure,
      isOver,
      retryAfter ?? 0,
    ],
  });
}

/** Throws away the log of what ended a month ago. */
export async function sweepDeliveries(): Promise<void> {
  await pool().query("DELETE FROM webhook_delivery WHERE finished_at < now() - interval '30 days'");
}
