import { pool } from "@/lib/db/pool";
import { sweepCalls } from "@/lib/domain/api-calls/note-call";
import { sweepUploads } from "@/lib/domain/files/sweep-uploads";
import { sweepIdempotencyKeys } from "@/lib/domain/idempotency/run-once";
import { sweepDeletedContent } from "@/lib/domain/messages/restore-message";
import { sweepDeliveries } from "@/lib/domain/webhooks/finish-attempt";
import { log } from "@/lib/log";

const HOUR_MS = 3_600_000;

/** Throws away, once an hour, what has served its time. @returns what stops it */
export function startSweeps(): () => void {
  const timer = setInterval(() => {
    Promise.all([
      sweepIdempotencyKeys(),
      sweepCodes(),
      sweepUploads(),
      sweepDeliveries(),
      sweepDeletedContent(),
      sweepCalls(),
    ]).catch((error) => log.warn({ err: error }, "sweep failed"));
  }, HOUR_MS);
  timer.unref();
  return () => clearInterval(timer);
}

async function sweepCodes(): Promise<void> {
  await pool().query("DELETE FROM one_time_code WHERE expires_at < now() - interval '1 day'");
}
