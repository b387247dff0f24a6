import { chapi } from "@/lib/docs/guides/chapi";
import { chatMessages } from "@/lib/docs/guides/chat-messages";
import { guestChat } from "@/lib/docs/guides/guest-chat";
import type { Guide } from "@/lib/docs/guides/guide";
import { messaging } from "@/lib/docs/guides/messaging";
import { messenger } from "@/lib/docs/guides/messenger";

/** From the simplest to the whole. */
export const GUIDES: Guide[] = [messaging, chatMessages, chapi, guestChat, messenger];
