import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer } from "@/lib/dialects/spika/schemas/common";
import { sessionSchema } from "@/lib/dialects/spika/schemas/session";
import { toSession } from "@/lib/dialects/spika/session";
import { signOutElsewhere } from "@/lib/domain/accounts/sign-out";
import { listSessions } from "@/lib/domain/devices/list-sessions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List where the caller is signed in (native)",
  response: z.object({ sessions: z.array(sessionSchema) }),
  handle: async ({ caller }) => ({ sessions: (await listSessions(caller)).map(toSession) }),
});

export const DELETE = endpoint({
  summary: "Sign the caller out everywhere but here (native)",
  response: deletedAnswer,
  handle: async ({ caller }) => {
    await signOutElsewhere(caller);
    return { deleted: true };
  },
});
