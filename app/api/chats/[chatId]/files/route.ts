import { requireOwnChat } from "@/lib/dialects/guest-chat/doors";
import { chatUserEndpoint, created } from "@/lib/dialects/guest-chat/endpoint";
import { chatParams } from "@/lib/dialects/guest-chat/params";
import { attachmentSchema, fileQuery } from "@/lib/dialects/guest-chat/schemas";
import { toAttachment } from "@/lib/dialects/guest-chat/wire";
import { requireOpen } from "@/lib/domain/chats/post-chat-message";
import { toMessageFile } from "@/lib/domain/files/rows";
import { saveStream } from "@/lib/domain/files/save-stream";

export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";

export const POST = chatUserEndpoint({
  summary: "Upload a file, its bytes as the body, to attach it to a message (guest chat)",
  params: chatParams,
  query: fileQuery,
  successStatus: 201,
  response: attachmentSchema,
  otherAnswers: { 413: "The file is over the limit of one file" },
  handle: async ({ caller, params, query, request }) => {
    requireOpen(requireOwnChat(caller, params.chatId));
    const mimeType = request.headers.get("content-type")?.split(";")[0] || "application/octet-stream";
    // Node's streams are iterable; the DOM's types do not say so yet.
    const bytes = (request.body ?? []) as unknown as AsyncIterable<Uint8Array>;
    const file = await saveStream(caller.actor, bytes, { fileName: query.name, mimeType });
    return created(toAttachment(toMessageFile(file)));
  },
});
