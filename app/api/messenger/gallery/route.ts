import { endpoint } from "@/lib/dialects/spika/endpoint";
import { galleryOf } from "@/lib/dialects/spika/media";
import { galleryAnswer, mediaQuery } from "@/lib/dialects/spika/schemas/media";
import { unionAnswer } from "@/lib/dialects/spika/union-answer";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "List a room's pictures and films around one of them (2.17.8)",
  query: mediaQuery,
  response: galleryAnswer,
  topLevel: galleryAnswer,
  refusals: { not_member: [404, "No room found"] },
  handle: async ({ caller, query }) => unionAnswer(await galleryOf(caller, query)),
});
