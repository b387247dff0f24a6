import type { z } from "zod";
import { requireEmail } from "@/lib/dialects/guest-chat/email";
import type {
  chatChange,
  chatUserChange,
  companyChange,
  messageBody,
} from "@/lib/dialects/guest-chat/schemas";
import type { NewChatUser } from "@/lib/domain/chat-users/types";
import type { NewChatMessage } from "@/lib/domain/chats/post-chat-message";
import type { ChatChange } from "@/lib/domain/chats/types";
import type { CompanyChange } from "@/lib/domain/companies/types";
import { asFileId, asId, type CompanyId } from "@/lib/domain/ids";

export function fromCompanyBody(body: z.output<typeof companyChange>): CompanyChange {
  return { name: body.name, website: body.website, logoUrl: body.logo_url };
}

export function fromChatBody(body: z.output<typeof chatChange>): ChatChange {
  return {
    companyId: body.company_id === undefined ? undefined : asId<CompanyId>(body.company_id),
    name: body.name,
    description: body.description,
    isOpen: body.is_open,
    endsAt: typeof body.ends_at === "string" ? new Date(body.ends_at) : body.ends_at,
  };
}

export function fromChatUserBody(body: z.output<typeof chatUserChange>): Partial<NewChatUser> {
  return {
    name: body.name,
    email: body.email === undefined ? undefined : requireEmail(body.email),
    role: body.role,
  };
}

/** @param onceId  stands in for a localId when the caller sent an Idempotency-Key */
export function fromMessageBody(
  { body, attachments }: z.output<typeof messageBody>,
  onceId: string | undefined,
): NewChatMessage {
  return { text: body, attachmentIds: attachments.map(asFileId), localId: onceId };
}
