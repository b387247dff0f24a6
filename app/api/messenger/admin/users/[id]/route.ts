import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { accountAnswer, changeAccountBody } from "@/lib/dialects/spika/schemas/workspace";
import { toAccount } from "@/lib/dialects/spika/workspace";
import type { UserId } from "@/lib/domain/ids";
import { changeAccount } from "@/lib/domain/workspace/change-account";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const PUT = endpoint({
  summary: "Make somebody an admin of the workspace, or disable their account (native)",
  response: accountAnswer,
  params: z.object({ id: pathId<UserId>() }),
  body: changeAccountBody,
  refusals: { not_workspace_admin: [403, "Forbidden"], user_not_found: [404, "Not found"] },
  handle: async ({ caller, params, body }) => ({
    user: toAccount(await changeAccount(caller, params.id, body)),
  }),
});
