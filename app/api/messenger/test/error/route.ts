import { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = openEndpoint({
  summary: "What an error looks like: always 400 (1.1)",
  response: z.never(),
  otherAnswers: { 400: "Error happens" },
  handle: async () => {
    throw new WireError(400, "Error happens");
  },
});
