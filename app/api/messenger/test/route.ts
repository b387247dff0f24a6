import { z } from "zod";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = openEndpoint({
  summary: "Whether the messenger answers (1.1)",
  response: z.literal("test"),
  handle: async () => "test",
});
