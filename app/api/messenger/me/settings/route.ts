import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { changePreferencesBody, preferencesSchema } from "@/lib/dialects/spika/schemas/preferences";
import { userSettingSchema } from "@/lib/dialects/spika/schemas/user-setting";
import { toUserSettings } from "@/lib/dialects/spika/user-setting";
import { listMemberSettings } from "@/lib/domain/members/list-settings";
import { changePreferences } from "@/lib/domain/preferences/change-preferences";
import { getPreferences } from "@/lib/domain/preferences/get-preferences";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Which rooms the caller has muted and pinned (2.17.1), and their preferences (native)",
  response: z.object({ settings: z.array(userSettingSchema), preferences: preferencesSchema }),
  handle: async ({ caller }) => ({
    settings: toUserSettings(caller.userId, await listMemberSettings(caller)),
    preferences: await getPreferences(caller.userId),
  }),
});

export const PUT = endpoint({
  summary: "Change the caller's preferences (native)",
  response: z.object({ preferences: preferencesSchema }),
  body: changePreferencesBody,
  handle: async ({ caller, body }) => ({ preferences: await changePreferences(caller, body.preferences) }),
});
