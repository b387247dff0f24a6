import { db } from "@/lib/db/client";
import { databaseTime } from "@/lib/db/clock";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { requireChat } from "@/lib/domain/chats/access";
import type { Chat, ChatChange } from "@/lib/domain/chats/types";
import { requireCompany } from "@/lib/domain/companies/access";
import type { CompanyId, RoomId } from "@/lib/domain/ids";
import { addMembers } from "@/lib/domain/members/add-members";
import { storeSystemMessage } from "@/lib/domain/messages/store-system-message";
import { findNewcomers } from "@/lib/domain/users/find-newcomers";

/**
 * Makes a chat: a private room of the messenger with the actor as its admin.
 *
 * @throws DomainError `not_found`/"company_not_found"
 * @see contract: guest chat API, "Calls", "In the web app"
 */
export async function createChat(
  actor: Actor,
  { companyId, name, description, isOpen, endsAt }: ChatChange & { companyId: CompanyId; name: string },
): Promise<Chat> {
  const chatId = await inTransaction(async (tx) => {
    // Deleting the company waits, or is found to be done.
    await tx.$queryRaw`SELECT 1 FROM company WHERE id = ${companyId} FOR SHARE`;
    await requireCompany(tx, actor, companyId);
    const now = await databaseTime(tx);
    const made = await tx.room.create({
      data: {
        ...{
          type: "group",
          visibility: "private",
          createdById: actor.userId,
          createdAt: now,
          modifiedAt: now,
        },
        ...{ companyId, name, description, isOpen, endsAt },
      },
    });
    const room = { ...made, id: made.id as RoomId }; // a brand is only a name for the compiler
    const owners = await findNewcomers(tx, [actor.userId]);
    await addMembers(
      tx,
      room,
      owners.map((owner) => ({ ...owner, isAdmin: true })),
      now,
    );
    await storeSystemMessage(tx, {
      roomId: room.id,
      actorId: actor.userId,
      kind: "created_group",
      objects: [name],
      objectIds: [room.id],
    });
    return room.id;
  });
  return requireChat(db(), actor, chatId);
}
