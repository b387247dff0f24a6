import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { confirmIdentifierBody, meSchema } from "@/lib/dialects/spika/schemas/user";
import { toMe } from "@/lib/dialects/spika/user";
import { confirmIdentifier } from "@/lib/domain/accounts/change-identifier";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const PUT = endpoint({
  summary: "Sign in by another address or number from now on, with the code that was sent to it (native)",
  response: z.object({ user: meSchema }),
  body: confirmIdentifierBody,
  handle: async ({ caller, body }) => ({
    user: toMe(await confirmIdentifier(caller, body.identifier, body.code)),
  }),
});
