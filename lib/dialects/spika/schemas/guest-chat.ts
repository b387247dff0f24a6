import { z } from "zod";
import { instant } from "@/lib/dialects/spika/schemas/common";
import { plainText } from "@/lib/dialects/spika/schemas/fields";
import { ROOM_NAME_LIMIT } from "@/lib/dialects/spika/schemas/limits";

// What the web app shows of chats with guests (native): the guest chat API has its own shapes.

export const companyInfoSchema = z.object({ id: z.int(), name: z.string(), createdAt: instant });
export type WireCompanyInfo = z.infer<typeof companyInfoSchema>;

export const guestChatSchema = z.object({
  roomId: z.int(),
  companyId: z.int(),
  companyName: z.string(),
  name: z.string(),
  isOpen: z.boolean(),
  /** From then on guests may read, but not write. */
  endsAt: instant.nullable(),
  guestCount: z.int(),
});
export type WireGuestChat = z.infer<typeof guestChatSchema>;

export const guestSchema = z.object({
  id: z.int(),
  /** The member's that it is in the room. */
  userId: z.int(),
  name: z.string(),
  emailAddress: z.string(),
  role: z.enum(["guest", "agent"]),
  lastSeenAt: instant.nullable(),
  createdAt: instant,
});
export type WireGuest = z.infer<typeof guestSchema>;

const name = plainText(ROOM_NAME_LIMIT)
  .transform((text) => text.trim())
  .pipe(z.string().min(1));

export const newCompanyBody = z.object({ name });
/** The end of what dates can hold in other places. */
const future = instant.min(0).max(253_402_300_799_999);
export const newGuestChatBody = z.object({ companyId: z.int().positive(), name });
export const guestChatChange = z.object({ isOpen: z.boolean(), endsAt: future.nullable() }).partial();
export const shareChatBody = z.object({ regenerate: z.boolean().default(false) });
export const newGuestBody = z.object({ name, emailAddress: plainText(320) });
