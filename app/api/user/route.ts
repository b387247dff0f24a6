import { accountEndpoint } from "@/lib/dialects/guest-chat/endpoint";
import { accountSchema } from "@/lib/dialects/guest-chat/schemas";
import { toAccount } from "@/lib/dialects/guest-chat/wire";
import { getMe } from "@/lib/domain/users/get-user";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const GET = accountEndpoint({
  summary: "The account of the API token (guest chat)",
  response: accountSchema,
  handle: async ({ caller }) => toAccount(await getMe(caller.actor)),
});
