import { z } from "zod";
import { asId, type ChatUserId, type CompanyId, type MessageId, type RoomId } from "@/lib/domain/ids";

/** Ids in paths: what no id can be is one that nothing has. */
export const chatParams = z.object({ chatId: z.string().transform((id) => asId<RoomId>(id)) });
export const companyParams = z.object({ companyId: z.string().transform((id) => asId<CompanyId>(id)) });
export const chatUserParams = chatParams.extend({
  chatUserId: z.string().transform((id) => asId<ChatUserId>(id)),
});
export const messageParams = chatParams.extend({
  messageId: z.string().transform((id) => asId<MessageId>(id)),
});
