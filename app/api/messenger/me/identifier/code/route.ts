import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { proposeIdentifierBody } from "@/lib/dialects/spika/schemas/user";
import { proposeIdentifier } from "@/lib/domain/accounts/change-identifier";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Send a code to the address or number that the caller wants to sign in by (native)",
  response: z.object({ sentTo: z.object({ kind: z.enum(["email", "phone"]), value: z.string() }) }),
  body: proposeIdentifierBody,
  handle: async ({ caller, body }) => ({ sentTo: await proposeIdentifier(caller, body.identifier) }),
});
