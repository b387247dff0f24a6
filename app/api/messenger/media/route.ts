import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { galleryOf, mediaOf } from "@/lib/dialects/spika/media";
import { galleryAnswer, mediaAnswer, mediaQuery } from "@/lib/dialects/spika/schemas/media";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary:
    "List a room's pictures and films around one of them (2.16.1), or with `type` all of a kind (2.17.7)",
  query: mediaQuery,
  response: z.union([galleryAnswer, mediaAnswer]),
  topLevel: z.union([galleryAnswer, mediaAnswer]),
  refusals: { not_member: [404, "No room found"] },
  handle: async ({ caller, query }) =>
    unionAnswer(await (query.type === undefined ? galleryOf(caller, query) : mediaOf(caller, query))),
});
