import { toBlock } from "@/lib/dialects/spika/block";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { blockAnswer, blockedUsersAnswer, createBlockBody } from "@/lib/dialects/spika/schemas/block";
import { toUser } from "@/lib/dialects/spika/user";
import { createBlock } from "@/lib/domain/blocks/create-block";
import { listBlockedUsers } from "@/lib/domain/blocks/list-blocked-users";
import { asId, type UserId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List whom you have blocked (2.14)",
  response: blockedUsersAnswer,
  handle: async ({ caller }) => ({ blockedUsers: (await listBlockedUsers(caller)).map(toUser) }),
});

export const POST = endpoint({
  summary: "Block somebody (2.14)",
  isCreating: true,
  body: createBlockBody,
  response: blockAnswer,
  refusals: { invalid_body: [400, "blockedId must be number"] },
  handle: async ({ caller, body }) => ({
    block: toBlock(await createBlock(caller, asId<UserId>(body.blockedId))),
  }),
});
