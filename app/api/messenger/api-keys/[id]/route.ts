import { z } from "zod";
import { toApiKey } from "@/lib/dialects/spika/api-key";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { apiKeyBody } from "@/lib/dialects/spika/schemas/room";
import { apiKeyAnswer, apiKeyDeletedAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";
import { deleteApiKey } from "@/lib/domain/api-keys/delete-api-key";
import { renameApiKey } from "@/lib/domain/api-keys/rename-api-key";
import type { ApiKeyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

const params = z.object({ id: pathId<ApiKeyId>() });
const refusals = { key_not_found: [404, "Not found"] } as const;

export const PUT = endpoint({
  summary: "Rename a key, and the bot that posts with it (2.13)",
  response: apiKeyAnswer,
  params,
  body: apiKeyBody,
  refusals,
  handle: async ({ caller, params, body }) => ({
    apiKey: toApiKey(await renameApiKey(caller, params.id, body)),
  }),
});

export const DELETE = endpoint({
  summary: "Delete a key (2.13)",
  response: apiKeyDeletedAnswer,
  topLevel: apiKeyDeletedAnswer,
  params,
  refusals,
  handle: async ({ caller, params }) =>
    unionAnswer({ deleted: true, roomId: await deleteApiKey(caller, params.id) }),
});
