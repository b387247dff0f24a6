import { tokenQuery } from "@/lib/dialects/spika/schemas/stream";
import { streamEndpoint } from "@/lib/dialects/spika/stream-endpoint";
import { openStream } from "@/lib/stream/open-stream";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

/** Contract 4.1, with these headers to the letter. */
const HEADERS = {
  "Content-Type": "text/event-stream",
  Connection: "keep-alive",
  "Cache-Control": "no-cache",
  "X-Accel-Buffering": "no",
};

export const GET = streamEndpoint({
  summary: "The event stream of a device (4)",
  query: tokenQuery,
  mediaType: "text/event-stream",
  handle: async ({ caller, request }) => {
    // Nobody would read the stream of a HEAD request.
    const body = request.method === "HEAD" ? null : await openStream(caller.userId, caller.deviceId);
    return new Response(body, { headers: HEADERS });
  },
});
