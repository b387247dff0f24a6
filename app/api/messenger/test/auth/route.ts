import { z } from "zod";
import { toDevice, tokenOf } from "@/lib/dialects/spika/device";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deviceSchema } from "@/lib/dialects/spika/schemas/device";
import { userSchema } from "@/lib/dialects/spika/schemas/user";
import { toUser } from "@/lib/dialects/spika/user";
import { getDevice } from "@/lib/domain/devices/get-device";
import { getMe } from "@/lib/domain/users/get-user";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Whether a token works, and whose it is (1.1)",
  response: z.object({ device: deviceSchema, user: userSchema, lang: z.string() }),
  handle: async ({ caller, request }) => ({
    device: toDevice(await getDevice(caller), tokenOf(request)),
    user: toUser(await getMe(caller)),
    lang: request.headers.get("lang") || "en",
  }),
});
