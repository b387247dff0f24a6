import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { webhookAnswer, webhookBody, webhookListAnswer } from "@/lib/dialects/spika/schemas/webhook";
import { toWebhook } from "@/lib/dialects/spika/webhook";
import type { RoomId } from "@/lib/domain/ids";
import { createWebhook } from "@/lib/domain/webhooks/create-webhook";
import { listWebhooks } from "@/lib/domain/webhooks/list-webhooks";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ roomId: pathId<RoomId>() });

export const GET = endpoint({
  summary: "List the webhooks of a room (2.12)",
  params,
  response: webhookListAnswer,
  handle: async ({ caller, params }) => ({
    webhooks: (await listWebhooks(caller, params.roomId)).map(toWebhook),
  }),
});

export const POST = endpoint({
  summary: "Have an address told of every new message of a room (2.12)",
  isCreating: true,
  params,
  body: webhookBody,
  response: webhookAnswer,
  handle: async ({ caller, params, body }) => ({
    webhook: toWebhook(await createWebhook(caller, params.roomId, body.url)),
  }),
});
