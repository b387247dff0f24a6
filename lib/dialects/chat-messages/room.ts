import { fileUrl, ownFile } from "@/lib/dialects/chat-messages/media";
import type { RoomBody, WireChatRoom } from "@/lib/dialects/chat-messages/schemas";
import type { UserId } from "@/lib/domain/ids";
import type { RoomDescription } from "@/lib/domain/rooms/describe-room";
import type { DescribedRoom } from "@/lib/domain/rooms/list-described-rooms";

/** Contract `chat-rooms`: members without a value are left out. */
export function toChatRoom(room: DescribedRoom): WireChatRoom {
  const picture = room.pictureUrl ?? (room.avatarFileId > 0n ? fileUrl(room.avatarFileId) : null);
  return {
    id: String(room.id),
    createdAt: new Date(room.createdAt).getTime(),
    ...(room.createdById === null ? {} : { createdBy: String(room.createdById) }),
    ...(room.name === "" ? {} : { title: room.name }),
    ...(room.description === null ? {} : { description: room.description }),
    ...(picture === null ? {} : { picURL: picture }),
    participants: room.participants.map(String),
    participantsLastMessageSeen: Object.fromEntries(
      room.lastSeen.map(({ userId, messageId }) => [String(userId), String(messageId)]),
    ),
  };
}

export function fromRoomBody({ title, description, picURL, participants }: RoomBody): RoomDescription {
  return {
    name: title?.trim(),
    description,
    picture: fromPicUrl(picURL),
    participants: participants?.map((id) => id as UserId), // a brand is only a name for the compiler
  };
}

/** A picture among our own files is shown everywhere, one from elsewhere by this API alone. */
function fromPicUrl(url: string | null | undefined): RoomDescription["picture"] {
  if (url === null || url === undefined) return url;
  const fileId = ownFile(url);
  return fileId === null ? { url } : { avatarFileId: fileId };
}
