import { db } from "@/lib/db/client";
import type { DeviceId, UserId } from "@/lib/domain/ids";
import { streamHub } from "@/lib/stream/hub";

/** Opens an event stream for a device that was just seen to be signed in. */
export async function openStream(userId: UserId, deviceId: DeviceId): Promise<ReadableStream<Uint8Array>> {
  const { createdAt } = await db().device.findUniqueOrThrow({
    where: { id: deviceId },
    select: { createdAt: true },
  });
  return streamHub().open({ userId, deviceId, deviceSince: createdAt });
}
