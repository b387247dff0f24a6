import { z } from "zod";
import { config } from "@/lib/config";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = openEndpoint({
  summary: "Whether everybody sees everybody (2.6.1)",
  response: z.object({ teamMode: z.boolean() }),
  handle: async () => ({ teamMode: config().teamMode }),
});
