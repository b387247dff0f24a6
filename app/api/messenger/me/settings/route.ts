import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { userSettingSchema } from "@/lib/dialects/spika/schemas/user-setting";
import { toUserSettings } from "@/lib/dialects/spika/user-setting";
import { listMemberSettings } from "@/lib/domain/members/list-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Which rooms the caller has muted and pinned (2.17.1)",
  response: z.object({ settings: z.array(userSettingSchema) }),
  handle: async ({ caller }) => ({
    settings: toUserSettings(caller.userId, await listMemberSettings(caller)),
  }),
});
