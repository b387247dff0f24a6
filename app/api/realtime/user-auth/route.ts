import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { authenticateUser } from "@/lib/realtime/authorize";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  body: z.object({ socket_id: z.string() }),
  handle: async ({ caller, body }) => Response.json(authenticateUser(caller, body.socket_id)),
});
