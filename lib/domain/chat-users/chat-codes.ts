import { config } from "@/lib/config";
import { issueCode } from "@/lib/domain/accounts/one-time-codes";
import type { RoomId } from "@/lib/domain/ids";
import { log } from "@/lib/log";
import { sendMail } from "@/lib/mail/send-mail";

/** What a code proves: that somebody reads this address, for this chat. */
export function codeSubject(chatId: RoomId, email: string): string {
  return `${chatId}:${email}`;
}

/** Mails a new code to somebody who may come into the chat. */
export async function sendChatCode(input: {
  chatId: RoomId;
  email: string;
  chatName: string;
  details?: { name: string };
}): Promise<void> {
  const { chatId, email, chatName, details } = input;
  const code = await issueCode("guest", codeSubject(chatId, email), { details });
  // Not waited for: how long a mail server takes would tell who is in a chat.
  sendMail({
    to: email,
    // A line break in a chat's name must not end the header.
    subject: `${code} is your code for ${chatName.replace(/\s+/g, " ")}`,
    text: `${code} is your code for the chat "${chatName}". It works once, for 15 minutes.\n\n${config().publicUrl}/c/${chatId}\n\nIf you do not know what this is about, ignore this mail: nobody can read the chat without the code.`,
  }).catch((error: unknown) => log.error({ err: error }, "a chat code could not be sent"));
}
