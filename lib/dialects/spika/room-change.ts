import type { CreateRoomBody, UpdateRoomBody } from "@/lib/dialects/spika/schemas/room";
import { asId, type UserId } from "@/lib/domain/ids";
import type { MembersChange } from "@/lib/domain/members/plan-changes";
import type { NewRoom } from "@/lib/domain/rooms/create-room";
import type { RoomChange } from "@/lib/domain/rooms/update-room";

export function fromCreateBody({ avatarFileId, ...body }: CreateRoomBody): NewRoom {
  return { ...body, avatarFileId: asFileId(avatarFileId) };
}

/**
 * PUT /rooms/:id comes in two forms: with an `action`, which names what is to be
 * looked at, or without, where each list replaces what there was (contract 2.4.5).
 * An unknown action changes nothing. Visibility and topic are native in both.
 */
export function fromUpdateBody(body: UpdateRoomBody): RoomChange {
  const { visibility, topic } = body;
  return { visibility, topic, ...(body.action === undefined ? fromLists(body) : fromAction(body)) };
}

function fromLists({ name, avatarFileId, userIds, adminUserIds }: UpdateRoomBody): RoomChange {
  return {
    name,
    avatarFileId: asFileId(avatarFileId),
    members: {
      replaceUserIds: userIds && asUserIds(userIds),
      replaceAdminIds: adminUserIds && asUserIds(adminUserIds),
    },
  };
}

function fromAction({ action, name, avatarFileId, userIds = [] }: UpdateRoomBody): RoomChange {
  if (action === "changeGroupName") return { name };
  if (action === "changeGroupAvatar") return { avatarFileId: asFileId(avatarFileId) };
  const list = MEMBER_ACTIONS.get(action);
  return list ? { members: { [list]: asUserIds(userIds) } } : {};
}

const MEMBER_ACTIONS = new Map<string | undefined, keyof MembersChange>([
  ["addGroupUsers", "addUserIds"],
  ["removeGroupUsers", "removeUserIds"],
  ["addGroupAdmins", "addAdminIds"],
  ["removeGroupAdmins", "removeAdminIds"],
]);

/** What cannot be an id is nobody's; it is passed over like any unknown id. */
export function asUserIds(ids: number[]): UserId[] {
  return ids.map((id) => asId<UserId>(id));
}

function asFileId(id: number | undefined): bigint | undefined {
  return id === undefined ? undefined : BigInt(id);
}
