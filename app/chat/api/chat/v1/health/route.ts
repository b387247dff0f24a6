import { endpoint, methodNotAllowed } from "@/lib/dialects/chapi/endpoint";
import { health } from "@/lib/dialects/chapi/schemas";

export { OPTIONS } from "@/lib/dialects/chapi/endpoint";

const refuseMethod = methodNotAllowed("GET");

export { refuseMethod as DELETE, refuseMethod as PATCH, refuseMethod as POST, refuseMethod as PUT };

export const GET = endpoint({
  summary: "Whether the service answers (Chapi)",
  response: health,
  mediaType: "application/json",
  handle: async () => ({ status: "UP" }),
});
