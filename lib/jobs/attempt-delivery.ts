import { Webhook } from "standardwebhooks";
import type { ClaimedDelivery } from "@/lib/domain/webhooks/claim-deliveries";
import type { AttemptOutcome } from "@/lib/domain/webhooks/finish-attempt";
import { openSecret } from "@/lib/domain/webhooks/rows";
import { guardedFetch, OutgoingFailure } from "@/lib/outgoing/guarded-fetch";

const TIMEOUT_MS = 5_000;
/** Nothing of the answer but its status is looked at. */
const LARGEST_ANSWER_BYTES = 1_024;

/**
 * Sends a delivery once. Signed in two ways: by the published header, which repeats
 * a word that the receiver knows, and by the headers of Standard Webhooks, which
 * hold for this body at this time alone. No redirect is followed: a receiver that
 * has moved gets another URL.
 *
 * @see contract: messenger API 5.1
 */
export async function attemptDelivery(delivery: ClaimedDelivery, body: string): Promise<AttemptOutcome> {
  try {
    const { status } = await guardedFetch(delivery.url, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...proofs(delivery, body) },
      body,
      timeoutMs: TIMEOUT_MS,
      maxBytes: LARGEST_ANSWER_BYTES,
    });
    return judged(status);
  } catch (error) {
    if (!(error instanceof OutgoingFailure)) throw error;
    const mayRetry = error.reason !== "bad_url" && error.reason !== "forbidden_address";
    return { isDelivered: false, responseStatus: null, failure: error.message, mayRetry };
  }
}

function proofs({ eventId, verifySignature, secretCipher }: ClaimedDelivery, body: string) {
  const id = `evt_${eventId}`;
  const now = new Date();
  return {
    "Verification-Signature": verifySignature,
    "webhook-id": id,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1_000)),
    "webhook-signature": new Webhook(openSecret(secretCipher)).sign(id, now, body),
  };
}

function judged(responseStatus: number): AttemptOutcome {
  if (responseStatus >= 200 && responseStatus < 300) return { isDelivered: true, responseStatus };
  const isRedirect = responseStatus >= 300 && responseStatus < 400;
  const failure = isRedirect
    ? `The server answered ${responseStatus}, and redirects are not followed`
    : `The server answered ${responseStatus}`;
  // "Gone" is how a receiver says that it will never want this again.
  return { isDelivered: false, responseStatus, failure, mayRetry: responseStatus !== 410 };
}
