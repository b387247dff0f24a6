import { db } from "@/lib/db/client";
import type { Target } from "@/lib/dialects/spika/contract/authorization/targets";

/** Everything that belongs to these targets, as text: the same as long as nobody changes anything. */
export async function stateOf(targets: Target[]): Promise<string> {
  const ids = targets.map(({ roomId }) => roomId);
  const where = { roomId: { in: ids } };
  const orderBy = { id: "asc" } as const;
  const rows = [
    await db().room.findMany({ where: { id: { in: ids } }, orderBy }),
    await db().member.findMany({ where, orderBy: [{ roomId: "asc" }, { userId: "asc" }] }),
    await db().message.findMany({ where, orderBy }),
    await db().messageHide.findMany({ where }),
    await db().note.findMany({ where, orderBy }),
    await db().apiKey.findMany({ where, orderBy }),
    await db().webhook.findMany({ where, orderBy }),
    await db().invite.findMany({ where, orderBy }),
    await db().reaction.findMany({ where, orderBy }),
    await db().receipt.findMany({ where, orderBy }),
    await db().block.findMany({ where: { id: { in: targets.map(({ blockId }) => blockId) } }, orderBy }),
    await db().file.findMany({ where: { id: { in: targets.map(({ fileId }) => BigInt(fileId)) } }, orderBy }),
  ];
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value), 1);
}
