import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { deliveryAnswer } from "@/lib/dialects/spika/schemas/webhook";
import { toDelivery } from "@/lib/dialects/spika/webhook";
import type { WebhookId } from "@/lib/domain/ids";
import { testWebhook } from "@/lib/domain/webhooks/test-webhook";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Tell a webhook of a message that nobody has sent, to see whether it can be reached (native)",
  params: z.object({ id: pathId<WebhookId>() }),
  response: deliveryAnswer,
  refusals: { webhook_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ delivery: toDelivery(await testWebhook(caller, params.id)) }),
});
