import { z } from "zod";
import { openEndpoint } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = openEndpoint({
  summary: "Whether the server answers: the text `test` (1.1)",
  response: z.literal("test"),
  mediaType: "text/plain",
  handle: async () => new Response("test", { headers: { "Content-Type": "text/plain; charset=utf-8" } }),
});
