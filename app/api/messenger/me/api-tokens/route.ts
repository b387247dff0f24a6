import { z } from "zod";
import { toApiToken } from "@/lib/dialects/spika/api-token";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import {
  apiTokenSchema,
  createApiTokenBody,
  newApiTokenSchema,
} from "@/lib/dialects/spika/schemas/api-token";
import { createApiToken } from "@/lib/domain/api-tokens/create-api-token";
import { listApiTokens } from "@/lib/domain/api-tokens/list-api-tokens";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the caller's API tokens, without their secrets (native)",
  response: z.object({ apiTokens: z.array(apiTokenSchema) }),
  handle: async ({ caller }) => ({ apiTokens: (await listApiTokens(caller)).map(toApiToken) }),
});

export const POST = endpoint({
  summary: "Make an API token by which a program acts as the caller; this answer alone holds it (native)",
  response: z.object({ apiToken: newApiTokenSchema }),
  isCreating: true,
  body: createApiTokenBody,
  handle: async ({ caller, body }) => {
    const expiresAt = body.expiresAt === null ? null : new Date(body.expiresAt);
    const { apiToken, token } = await createApiToken(caller, { ...body, expiresAt });
    return { apiToken: { ...toApiToken(apiToken), token } };
  },
});
