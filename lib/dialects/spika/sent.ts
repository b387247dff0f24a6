import { z } from "zod";
import { WireError } from "@/lib/dialects/endpoint";
import { toMessage } from "@/lib/dialects/spika/message";
import { toRoom } from "@/lib/dialects/spika/room";
import { messageSchema, type shareBody, sharedMessage } from "@/lib/dialects/spika/schemas/message";
import { roomSchema } from "@/lib/dialects/spika/schemas/room";
import type { UserId } from "@/lib/domain/ids";
import type { Sent } from "@/lib/domain/messages/send-to-targets";

/** `data` of forward and share (contract 2.5.10, 2.5.11). */
export const sentAnswer = z.object({ messages: z.array(messageSchema), newRooms: z.array(roomSchema) });

export function toSent(sent: Sent, viewer: UserId) {
  return {
    messages: sent.messages.map(toMessage),
    newRooms: sent.newRooms.map((room) => toRoom(room, viewer)),
  };
}

/** The messages to share; one that lacks its type or body is refused in words of its own. */
export function fromShareBody({ messages, ...targets }: z.output<typeof shareBody>) {
  const parsed = z.array(sharedMessage).safeParse(messages);
  if (!parsed.success) throw new WireError(400, "Invalid message");
  return { ...targets, messages: parsed.data };
}
