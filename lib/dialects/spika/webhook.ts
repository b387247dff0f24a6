import { toMessage } from "@/lib/dialects/spika/message";
import type { WireDelivery, WireWebhook } from "@/lib/dialects/spika/schemas/webhook";
import type { DeliverySubject } from "@/lib/domain/webhooks/load-subject";
import type { Delivery, Webhook } from "@/lib/domain/webhooks/types";

/** Contract 3.8, and after it the native `secret` and `pausedAt`. */
export function toWebhook(webhook: Webhook): WireWebhook {
  return {
    id: webhook.id,
    url: webhook.url,
    verifySignature: webhook.verifySignature,
    roomId: webhook.roomId,
    createdAt: webhook.createdAt.getTime(),
    modifiedAt: webhook.modifiedAt.getTime(),
    secret: webhook.secret,
    pausedAt: webhook.pausedAt?.getTime() ?? null,
  };
}

export function toDelivery(delivery: Delivery): WireDelivery {
  return {
    id: Number(delivery.id), // counts deliveries: no number a double could not hold
    messageId: delivery.messageId,
    isTest: delivery.isTest,
    status: delivery.status,
    attempt: delivery.attempt,
    responseStatus: delivery.responseStatus,
    failure: delivery.failure,
    nextAttemptAt: delivery.nextAttemptAt?.getTime() ?? null,
    createdAt: delivery.createdAt.getTime(),
    finishedAt: delivery.finishedAt?.getTime() ?? null,
  };
}

/** What a webhook is sent (contract 5.1). */
export function toWebhookBody({ message, sender, room }: DeliverySubject) {
  return {
    message: toMessage(message),
    fromUser: { displayName: sender.displayName, avatarFileId: Number(sender.avatarFileId) },
    room: { name: room.name, avatarFileId: Number(room.avatarFileId) },
  };
}
