import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { userSchema } from "@/lib/dialects/spika/schemas/user";
import { toUser } from "@/lib/dialects/spika/user";
import type { UserId } from "@/lib/domain/ids";
import { getUser } from "@/lib/domain/users/get-user";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "A user: oneself, in team mode anybody, else a contact (2.9.4)",
  params: z.object({ id: pathId<UserId>() }),
  response: z.object({ user: userSchema }),
  refusals: { user_not_found: [404, "User not found"] },
  handle: async ({ caller, params }) => ({ user: toUser(await getUser(caller, params.id)) }),
});
