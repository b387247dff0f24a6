import { z } from "zod";
import { toApiKey } from "@/lib/dialects/spika/api-key";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { apiKeyAnswer } from "@/lib/dialects/spika/schemas/room-answers";
import { rotateApiKey } from "@/lib/domain/api-keys/rotate-api-key";
import type { ApiKeyId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Give a key another token; the old one stops at once (native)",
  response: apiKeyAnswer,
  params: z.object({ id: pathId<ApiKeyId>() }),
  refusals: { key_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ apiKey: toApiKey(await rotateApiKey(caller, params.id)) }),
});
