import type { Tx } from "@/lib/db/client";
import type { RoomId } from "@/lib/domain/ids";
import { record } from "@/lib/outbox/record";

/** Lets sync and live listeners know that a room or its members changed (contract 9.2). */
export async function touchRoom(tx: Tx, roomId: RoomId, at: Date): Promise<void> {
  await tx.room.update({ where: { id: roomId }, data: { modifiedAt: at } });
  await record(tx, { type: "room.updated", roomId });
}
