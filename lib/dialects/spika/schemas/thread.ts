import { z } from "zod";
import { messageSchema } from "@/lib/dialects/spika/schemas/message";
import { userSchema } from "@/lib/dialects/spika/schemas/user";

/** The caller's standing in one thread (native). */
export const threadStandingSchema = z.object({
  rootId: z.int(),
  roomId: z.int(),
  /** Replies up to this seq of the room have been seen. */
  seenSeq: z.int(),
  /** 0 where the thread is not followed. */
  unreadCount: z.int(),
  following: z.boolean(),
  muted: z.boolean(),
});
export type WireThreadStanding = z.infer<typeof threadStandingSchema>;

/** `data` of GET /messages/:id/thread (native). */
export const threadAnswer = z.object({
  root: messageSchema,
  /** Oldest first, at most 200. */
  list: z.array(messageSchema),
  hasMore: z.boolean(),
  thread: threadStandingSchema,
});
export type WireThread = z.infer<typeof threadAnswer>;

/** `data` of the calls that change the caller's standing (native). */
export const threadStandingAnswer = z.object({ thread: threadStandingSchema });

/** POST /messages/:id/thread/seen (native). */
export const threadSeenBody = z.object({ upToSeq: z.int().min(0).optional() });

/** Where a page of threads ended: milliseconds since 1970 and a root's id. */
export const threadCursor = z
  .string()
  .regex(/^\d{1,15}-\d{1,9}$/)
  .transform((text) => {
    const [at = 0, rootId = 0] = text.split("-").map(Number);
    return { at, rootId };
  });

/** `data` of GET /threads (native): newest activity first, with the people who speak in it. */
export const threadsAnswer = z.object({
  list: z.array(threadStandingSchema.extend({ root: messageSchema, lastReply: messageSchema.nullable() })),
  users: z.array(userSchema),
  limit: z.int(),
  nextCursor: z.string().nullable(),
});
export type WireThreads = z.infer<typeof threadsAnswer>;
