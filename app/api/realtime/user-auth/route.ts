import { endpoint } from "@/lib/dialects/spika/endpoint";
import { userAuthAnswer, userAuthBody } from "@/lib/dialects/spika/schemas/realtime-auth";
import { authenticateUser } from "@/lib/realtime/authorize";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Sign a connection as the caller's, as pusher-js does (native)",
  body: userAuthBody,
  response: userAuthAnswer,
  mediaType: "application/json",
  handle: async ({ caller, body }) => Response.json(authenticateUser(caller, body.socket_id)),
});
