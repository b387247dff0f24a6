import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { webhookAnswer } from "@/lib/dialects/spika/schemas/webhook";
import { toWebhook } from "@/lib/dialects/spika/webhook";
import type { WebhookId } from "@/lib/domain/ids";
import { pauseWebhook } from "@/lib/domain/webhooks/pause-webhook";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Tell a webhook of nothing new for now (native)",
  params: z.object({ id: pathId<WebhookId>() }),
  response: webhookAnswer,
  refusals: { webhook_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({
    webhook: toWebhook(await pauseWebhook(caller, params.id, true)),
  }),
});
