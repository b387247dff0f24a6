import { z } from "zod";
import { toApiKey } from "@/lib/dialects/spika/api-key";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { apiKeyBody } from "@/lib/dialects/spika/schemas/room";
import { apiKeyAnswer, apiKeyListAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { createApiKey } from "@/lib/domain/api-keys/create-api-key";
import { listApiKeys } from "@/lib/domain/api-keys/list-api-keys";
import type { RoomId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ roomId: pathId<RoomId>() });

export const GET = endpoint({
  summary: "List the keys of a room, with their tokens (2.13)",
  response: apiKeyListAnswer,
  params,
  handle: async ({ caller, params }) => ({
    apiKeys: (await listApiKeys(caller, params.roomId)).map(toApiKey),
  }),
});

export const POST = endpoint({
  summary: "Make a key by which a program posts into a room (2.13)",
  response: apiKeyAnswer,
  isCreating: true,
  params,
  body: apiKeyBody,
  handle: async ({ caller, params, body }) => ({
    apiKey: toApiKey(await createApiKey(caller, params.roomId, body)),
  }),
});
