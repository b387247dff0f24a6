import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { messageAnswer } from "@/lib/dialects/spika/schemas/message";
import type { MessageId } from "@/lib/domain/ids";
import { removePreview } from "@/lib/domain/messages/preview";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Take the link preview away from one's own message (native)",
  params: z.object({ id: pathId<MessageId>() }),
  response: messageAnswer,
  refusals: { message_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => ({ message: toMessage(await removePreview(caller, params.id)) }),
});
