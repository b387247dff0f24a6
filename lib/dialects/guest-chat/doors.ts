import { WireError } from "@/lib/dialects/endpoint";
import type { Callers } from "@/lib/dialects/guest-chat/callers";
import type { Actor } from "@/lib/domain/actor";
import type { ChatUserHolder } from "@/lib/domain/chat-users/types";
import { chatNotFound } from "@/lib/domain/chats/access";
import type { ChatEditor } from "@/lib/domain/chats/change-chat-message";
import type { ChatReader } from "@/lib/domain/chats/chat-message";
import { getChat } from "@/lib/domain/chats/list-chats";
import type { ChatUserId, RoomId } from "@/lib/domain/ids";

/** Whoever has entered a chat: what they read, and as whom they change something. */
type Entered = {
  reader: ChatReader;
  editor: ChatEditor;
  /** Whose own e-mail is theirs to see; null for the account, which sees all. */
  viewer: ChatUserId | null;
};

/**
 * The door to one chat for whoever may call: a chat user of it, or the account that it
 * belongs to. A chat user's own token goes first where both were sent.
 *
 * @throws DomainError `not_found`/"chat_not_found"
 */
export async function enterChat({ account, chatUser }: Callers, chatId: RoomId): Promise<Entered> {
  if (chatUser?.chatUser.chatId === chatId) {
    const reader = { chatId, readsAbove: chatUser.readsAbove };
    return { reader, editor: { chatUser }, viewer: chatUser.chatUser.id };
  }
  if (!account) throw chatNotFound();
  return enterAsAccount(account.actor, chatId);
}

async function enterAsAccount(account: Actor, chatId: RoomId): Promise<Entered> {
  await getChat(account, chatId);
  return { reader: { chatId, readsAbove: 0 }, editor: { account }, viewer: null };
}

/**
 * The door for what only somebody in the chat may do; its account is not.
 *
 * @throws DomainError `not_found`/"chat_not_found"; WireError 403 for the account
 */
export async function enterAsChatUser(callers: Callers, chatId: RoomId): Promise<ChatUserHolder> {
  const { editor } = await enterChat(callers, chatId);
  if ("chatUser" in editor) return editor.chatUser;
  throw new WireError(403, "This call needs a chat user's token.");
}

/** @throws DomainError `not_found`/"chat_not_found" for a chat user of another chat */
export function requireOwnChat(holder: ChatUserHolder, chatId: RoomId): ChatUserHolder {
  if (holder.chatUser.chatId !== chatId) throw chatNotFound();
  return holder;
}
