import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { linkPreviewSchema } from "@/lib/dialects/spika/schemas/media";
import { fetchPreview } from "@/lib/links/fetch-preview";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "Preview a web page for a link (2.17.6)",
  query: z.object({ url: z.string() }),
  response: linkPreviewSchema,
  refusals: { invalid_query: [404, "No thumbnail found"] },
  handle: ({ caller, query }) => fetchPreview(caller, query.url),
});
