import type { DeviceId, RoomId, UserId } from "@/lib/domain/ids";
import { sendMessage } from "@/lib/domain/messages/send-message";
import type { Relay } from "@/lib/outbox/relay";
import { provide } from "@/lib/singleton";

// A process that is killed between the commit and the publishing: the relay is
// handed the event right after the commit, and this one publishes nothing.
const die: Relay["accept"] = () => process.kill(process.pid, "SIGKILL");
provide("relay", { accept: die });

const [userId, deviceId, roomId, text] = process.argv.slice(2);
const actor = {
  userId: Number(userId) as UserId,
  deviceId: Number(deviceId) as DeviceId,
  via: "device",
} as const;
await sendMessage(actor, { roomId: Number(roomId) as RoomId, type: "text", body: { text } });
