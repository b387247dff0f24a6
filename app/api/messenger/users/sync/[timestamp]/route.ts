import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { syncAnswerSchema, syncQuery, syncSince } from "@/lib/dialects/spika/schemas/sync";
import { userSchema } from "@/lib/dialects/spika/schemas/user";
import { syncAnswer, syncRefusals } from "@/lib/dialects/spika/sync-answer";
import { toUser } from "@/lib/dialects/spika/user";
import { CHANGED_USERS_PAGE, listChangedUsers } from "@/lib/domain/users/list-changed-users";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Users whom the caller knows and who changed after a moment (2.9.5, 9.6)",
  params: z.object({ timestamp: syncSince }),
  query: syncQuery,
  response: syncAnswerSchema("users", userSchema),
  refusals: syncRefusals("timestamp"),
  handle: async ({ caller, params, query: { page } }) => {
    const { rows, count } = await listChangedUsers(caller, { since: params.timestamp, page });
    return syncAnswer("users", rows.map(toUser), { page, limit: CHANGED_USERS_PAGE, count });
  },
});
