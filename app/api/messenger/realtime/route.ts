import { endpoint } from "@/lib/dialects/spika/endpoint";
import { realtimeAnswer } from "@/lib/dialects/spika/schemas/realtime";
import { realtimeOptions } from "@/lib/realtime/client-options";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Where live updates come from (native)",
  response: realtimeAnswer,
  handle: async ({ request }) => ({ realtime: realtimeOptions(request.headers.get("host")) }),
});
