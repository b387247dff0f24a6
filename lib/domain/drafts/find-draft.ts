import { db } from "@/lib/db/client";
import { NO_THREAD, toDraft } from "@/lib/domain/drafts/rows";
import type { Draft, DraftPlace } from "@/lib/domain/drafts/types";
import type { UserId } from "@/lib/domain/ids";

/** The user's draft in that place as it is now; one without text, as of now, where there is none. */
export async function findDraft(userId: UserId, { roomId, threadRootId }: DraftPlace): Promise<Draft> {
  const now = new Date();
  const key = { userId, roomId, threadRootId: threadRootId ?? NO_THREAD };
  const row = await db().draft.findUnique({ where: { userId_roomId_threadRootId: key } });
  return row ? toDraft(row) : { roomId, threadRootId, text: "", modifiedAt: now };
}
