import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { changePasswordBody } from "@/lib/dialects/spika/schemas/user";
import { changePassword } from "@/lib/domain/accounts/change-password";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const PUT = endpoint({
  summary: "Change the caller's password and sign their other devices out (native)",
  response: z.object({ changed: z.literal(true) }),
  body: changePasswordBody,
  handle: async ({ caller, body }) => {
    await changePassword(caller, body);
    return { changed: true };
  },
});
