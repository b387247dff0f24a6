import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { cursor } from "@/lib/dialects/spika/schemas/fields";
import { deliveryListAnswer } from "@/lib/dialects/spika/schemas/webhook";
import { toDelivery } from "@/lib/dialects/spika/webhook";
import type { WebhookId } from "@/lib/domain/ids";
import { listDeliveries } from "@/lib/domain/webhooks/list-deliveries";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "What a webhook was told, and what came of it (native)",
  params: z.object({ id: pathId<WebhookId>() }),
  query: z.object({ cursor }),
  response: deliveryListAnswer,
  refusals: { webhook_not_found: [404, "Not found"] },
  handle: async ({ caller, params, query }) => {
    const { deliveries, nextCursor } = await listDeliveries(caller, params.id, query.cursor);
    return {
      list: deliveries.map(toDelivery),
      nextCursor: nextCursor === null ? null : Number(nextCursor),
    };
  },
});
