import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { webhookAnswer, webhookBody } from "@/lib/dialects/spika/schemas/webhook";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { toWebhook } from "@/lib/dialects/spika/webhook";
import type { WebhookId } from "@/lib/domain/ids";
import { deleteWebhook } from "@/lib/domain/webhooks/delete-webhook";
import { updateWebhook } from "@/lib/domain/webhooks/update-webhook";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<WebhookId>() });
const refusals = { webhook_not_found: [404, "Not found"] } as const;

export const PUT = endpoint({
  summary: "Give a webhook another address (2.12)",
  params,
  body: webhookBody,
  response: webhookAnswer,
  refusals,
  handle: async ({ caller, params, body }) => ({
    webhook: toWebhook(await updateWebhook(caller, params.id, body.url)),
  }),
});

export const DELETE = endpoint({
  summary: "Delete a webhook (2.12)",
  params,
  response: deletedAnswer,
  topLevel: deletedAnswer,
  refusals,
  handle: async ({ caller, params }) => {
    await deleteWebhook(caller, params.id);
    return unionAnswer({ deleted: true });
  },
});
