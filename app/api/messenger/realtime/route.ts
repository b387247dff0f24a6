import { endpoint } from "@/lib/dialects/spika/endpoint";
import { realtimeOptions } from "@/lib/realtime/client-options";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  handle: async ({ request }) => ({ realtime: realtimeOptions(request.headers.get("host")) }),
});
