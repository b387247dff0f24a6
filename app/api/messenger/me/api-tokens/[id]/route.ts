import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { revokeApiToken } from "@/lib/domain/api-tokens/revoke-api-token";
import type { ApiTokenId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Revoke an API token of the caller's; it stops at once (native)",
  response: deletedAnswer,
  params: z.object({ id: pathId<ApiTokenId>() }),
  refusals: { token_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => {
    await revokeApiToken(caller, params.id);
    return { deleted: true };
  },
});
