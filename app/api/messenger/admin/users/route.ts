import { endpoint } from "@/lib/dialects/spika/endpoint";
import { accountListAnswer, accountsQuery } from "@/lib/dialects/spika/schemas/workspace";
import { toAccount } from "@/lib/dialects/spika/workspace";
import { listPeople } from "@/lib/domain/workspace/list-people";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List the people who have an account, for admins of the workspace (native)",
  response: accountListAnswer,
  query: accountsQuery,
  refusals: { not_workspace_admin: [403, "Forbidden"] },
  handle: async ({ caller, query }) => {
    const { people, nextCursor } = await listPeople(caller, { after: query.cursor, keyword: query.keyword });
    return { list: people.map(toAccount), nextCursor };
  },
});
