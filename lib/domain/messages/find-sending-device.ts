import { db } from "@/lib/db/client";
import type { DeviceId, MessageId } from "@/lib/domain/ids";

/** The device that sent a message, which need not be told of it; null for programs. */
export async function findSendingDevice(messageId: MessageId): Promise<DeviceId | null> {
  const message = await db().message.findUnique({ where: { id: messageId }, select: { deviceId: true } });
  return (message?.deviceId ?? null) as DeviceId | null; // a brand is only a name for the compiler
}
