import { randomUUID } from "node:crypto";
import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import type { MessageId, UserId, WebhookId } from "@/lib/domain/ids";
import { requireWebhook } from "@/lib/domain/webhooks/access";
import type { DeliverySubject } from "@/lib/domain/webhooks/load-subject";
import { toWebhook } from "@/lib/domain/webhooks/rows";
import { type Delivery, TEST_EVENT } from "@/lib/domain/webhooks/types";
import { limit } from "@/lib/limits/limit";

/**
 * Has a webhook told of a message that nobody has sent, to see whether it can be reached. It
 * is attempted within seconds, also where the webhook is paused, and stands in the log.
 *
 * @throws DomainError as `requireWebhook`; `rate_limited`: 20 an hour for a webhook
 * @see contract: silent; native
 */
export async function testWebhook(actor: Actor, id: WebhookId): Promise<Delivery> {
  await requireWebhook(db(), actor, id);
  await limit("webhook-test", String(id), 20, 3600);
  const row = await db().webhookDelivery.create({
    data: { webhookId: id, eventId: `${TEST_EVENT}${randomUUID()}`, nextAttemptAt: new Date() },
  });
  return { ...row, messageId: null, isTest: true, status: "pending" };
}

/** What a test tells: a message like any other, but for its id, which is 0. */
export async function loadTestSubject(webhookId: WebhookId): Promise<DeliverySubject> {
  const row = await db().webhook.findUniqueOrThrow({
    where: { id: webhookId },
    include: { room: { select: { name: true, avatarFileId: true } } },
  });
  const sender = await db().user.findUniqueOrThrow({
    where: { id: row.createdById },
    select: { displayName: true, avatarFileId: true },
  });
  const { roomId } = toWebhook(row);
  const now = new Date();
  return {
    sender,
    room: row.room,
    message: {
      id: 0 as MessageId, // brands are only names for the compiler
      roomId,
      seq: 0,
      senderId: row.createdById as UserId,
      type: "text",
      body: { text: "This is a test of the webhook." },
      localId: "test",
      replyToId: null,
      threadRootId: null,
      alsoInRoom: false,
      replyCount: 0,
      lastReplyAt: null,
      memberCount: 1,
      deliveredCount: 0,
      seenCount: 0,
      isForwarded: false,
      hasLink: false,
      source: "test",
      createdAt: now,
      modifiedAt: now,
      editedAt: null,
      deletedAt: null,
      pinnedAt: null,
      mentions: [],
    },
  };
}
