import { config } from "@/lib/config";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = openEndpoint({
  handle: async () => ({ teamMode: config().teamMode }),
});
