import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";

/** Contract 3.8, and after it the secret that deliveries are signed with (Standard Webhooks). */
export const webhookSchema = z.object({
  id: z.int(),
  url: z.string(),
  verifySignature: z.string(),
  roomId: z.int(),
  createdAt: instant,
  modifiedAt: instant,
  secret: z.string(),
  /** null: it is told of new messages. */
  pausedAt: instant.nullable(),
});
export type WireWebhook = z.infer<typeof webhookSchema>;

/** One line of a webhook's log; native. */
export const deliverySchema = z.object({
  id: z.int(),
  messageId: z.int().nullable(),
  /** Asked for by an admin, of no message. */
  isTest: z.boolean(),
  status: z.enum(["pending", "delivered", "failed"]),
  /** How often it was tried. */
  attempt: z.int(),
  /** The HTTP status of the last answer. */
  responseStatus: z.int().nullable(),
  /** Why the last attempt failed. */
  failure: z.string().nullable(),
  nextAttemptAt: instant.nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
});
export type WireDelivery = z.infer<typeof deliverySchema>;

export const webhookAnswer = z.object({ webhook: webhookSchema });
export const deliveryAnswer = z.object({ delivery: deliverySchema });
export const webhookListAnswer = z.object({ webhooks: z.array(webhookSchema) });
export const deliveryListAnswer = z.object({ list: z.array(deliverySchema), nextCursor: z.int().nullable() });

/** POST and PUT of webhooks (contract 2.12); what a URL must look like the core decides. */
export const webhookBody = z.object({ url: z.string().min(1) });
