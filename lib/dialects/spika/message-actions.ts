import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { messageAnswer } from "@/lib/dialects/spika/schemas/message";
import { savedAnswer } from "@/lib/dialects/spika/schemas/message-actions";
import type { MessageId } from "@/lib/domain/ids";
import { changePin } from "@/lib/domain/messages/change-pin";
import { changeSaved } from "@/lib/domain/saved-messages/change-saved";

export const messageParams = z.object({ id: pathId<MessageId>() });

/** What a call about one message says of what is not there for the caller. */
export const MESSAGE_REFUSALS: { message_not_found: [number, string] } = {
  message_not_found: [404, "No message found"],
};

/** The calls pin and unpin (native); what they are sent is not looked at. */
export function pinEndpoint(summary: string, isPinned: boolean) {
  return endpoint({
    summary,
    response: messageAnswer,
    params: messageParams,
    refusals: MESSAGE_REFUSALS,
    handle: async ({ caller, params }) => ({
      message: toMessage(await changePin(caller, params.id, isPinned)),
    }),
  });
}

/** The calls save and unsave (native); what they are sent is not looked at. */
export function saveEndpoint(summary: string, saved: boolean) {
  return endpoint({
    summary,
    response: savedAnswer,
    params: messageParams,
    refusals: MESSAGE_REFUSALS,
    handle: async ({ caller, params }) => {
      await changeSaved(caller, params.id, saved);
      return { messageId: params.id, saved };
    },
  });
}
