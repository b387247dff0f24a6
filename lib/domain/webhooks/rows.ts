import { randomBytes } from "node:crypto";
import { randomKey, seal, unseal } from "@/lib/crypto/secrets";
import type { Webhook as WebhookRow } from "@/lib/db/generated/client";
import type { RoomId, WebhookId } from "@/lib/domain/ids";
import type { Webhook } from "@/lib/domain/webhooks/types";

/** What a new webhook proves itself with: the word sent along, and the secret that signs, encrypted. */
export function newProofs() {
  const secret = `whsec_${randomBytes(24).toString("base64")}`;
  return { verifySignature: randomKey(22), secretCipher: seal("webhook", secret) };
}

export function toWebhook(row: WebhookRow): Webhook {
  const { url, verifySignature, createdAt, modifiedAt, disabledAt } = row;
  // Brands are only names for the compiler: what the database calls an id is one.
  const ids = { id: row.id as WebhookId, roomId: row.roomId as RoomId };
  return {
    ...ids,
    url,
    verifySignature,
    secret: openSecret(row.secretCipher),
    createdAt,
    modifiedAt,
    pausedAt: disabledAt,
  };
}

export function openSecret(cipher: Uint8Array): string {
  return unseal("webhook", cipher);
}
