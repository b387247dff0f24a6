import { infiniteQueryOptions, type QueryClient, queryOptions, useQuery } from "@tanstack/react-query";
import { ApiError, api } from "@/lib/client/api";
import { messageKeys, roomKeys, threadKeys } from "@/lib/client/keys";
import { isLeaving, startLeaving, stopLeaving } from "@/lib/client/leaving";
import { noteAllSeen, noteSeen, noteUnread, type RoomList } from "@/lib/client/room-list";
import { holdUnread, releaseUnread } from "@/lib/client/unread-by-hand";
import type { WireUnread } from "@/lib/dialects/spika/schemas/message-actions";
import type { WirePublicRoom, WireRoom } from "@/lib/dialects/spika/schemas/room";

type RoomAnswer = { room: WireRoom };
type PublicPage = { list: WirePublicRoom[]; count: number; nextCursor: number | null };

export const roomListQuery = queryOptions({
  queryKey: roomKeys.list,
  queryFn: async ({ signal }) => (await api.get<{ rooms: RoomList }>("/room-list", undefined, signal)).rooms,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Something about my rooms; what it is used in is rendered only when that changes, not with every message. */
export function useRoomList<Fact>(select: (rooms: RoomList) => Fact): Fact | undefined {
  return useQuery({ ...roomListQuery, select }).data;
}

/** A room with its members. */
export const roomQuery = (roomId: number) =>
  queryOptions({
    queryKey: roomKeys.one(roomId),
    queryFn: async ({ signal }) => (await api.get<RoomAnswer>(`/rooms/${roomId}`, undefined, signal)).room,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
    retry: (count, error) => count < 2 && !(error instanceof ApiError && !error.isPassing),
  });

export const publicRoomsQuery = (keyword: string) =>
  infiniteQueryOptions({
    queryKey: roomKeys.public(keyword),
    queryFn: ({ pageParam, signal }) =>
      api.get<PublicPage>("/rooms/public", { keyword, cursor: pageParam }, signal),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export type NewRoom = { name: string; topic?: string; visibility: "private" | "public"; userIds: number[] };

export async function createRoom(client: QueryClient, room: NewRoom): Promise<WireRoom> {
  return keep(client, await api.post<RoomAnswer>("/rooms", { ...room, type: "group" }));
}

/** The direct room with somebody: the one that exists, else a new one. */
export async function openDirectRoom(client: QueryClient, userId: number): Promise<{ id: number }> {
  const known = readRoomList(client).find((room) => room.otherUser?.id === userId);
  if (known) return known;
  try {
    return await keep(client, await api.post<RoomAnswer>("/rooms", { type: "private", userIds: [userId] }));
  } catch (error) {
    // Made meanwhile, by the other one or on another device.
    if (!(error instanceof ApiError && error.status === 409)) throw error;
    return keep(client, await api.get<RoomAnswer>(`/rooms/users/${userId}`));
  }
}

export async function joinRoom(client: QueryClient, roomId: number): Promise<WireRoom> {
  return keep(client, await api.post<RoomAnswer>(`/rooms/${roomId}/join`));
}

/** A change to the room as a whole: name, topic, visibility, or one action on some of its members. */
export type RoomChange =
  | { name?: string; topic?: string | null; visibility?: "private" | "public"; avatarFileId?: number }
  | { action: MemberAction; userIds: number[] };

export type MemberAction = "addGroupUsers" | "removeGroupUsers" | "addGroupAdmins" | "removeGroupAdmins";

export async function changeRoom(client: QueryClient, roomId: number, change: RoomChange): Promise<WireRoom> {
  return keep(client, await api.put<RoomAnswer>(`/rooms/${roomId}`, change));
}

export async function setMuted(client: QueryClient, roomId: number, isMuted: boolean): Promise<WireRoom> {
  return keep(client, await api.post<RoomAnswer>(`/rooms/${roomId}/${isMuted ? "mute" : "unmute"}`));
}

export async function archiveRoom(
  client: QueryClient,
  roomId: number,
  isArchived: boolean,
): Promise<WireRoom> {
  return keep(client, await api.post<RoomAnswer>(`/rooms/${roomId}/${isArchived ? "archive" : "unarchive"}`));
}

export async function deleteRoom(client: QueryClient, roomId: number): Promise<void> {
  await api.delete<RoomAnswer>(`/rooms/${roomId}`);
  await client.invalidateQueries({ queryKey: roomKeys.list });
}

/** @param successors who become admins; needed from the last admin */
export async function leaveRoom(client: QueryClient, roomId: number, successors: number[]): Promise<void> {
  startLeaving(roomId);
  try {
    await seenCalls.get(roomId)?.catch(() => {});
    await client.cancelQueries({ queryKey: roomKeys.one(roomId) });
    await client.cancelQueries({ queryKey: messageKeys.room(roomId) });
    await api.post<RoomAnswer>(
      `/rooms/${roomId}/leave`,
      successors.length > 0 ? { adminUserIds: successors } : {},
    );
  } catch (error) {
    stopLeaving(roomId);
    throw error;
  }
  await client.invalidateQueries({ queryKey: roomKeys.list });
}

/** The call that is under way for a room: one does not leave before it has been answered. */
const seenCalls = new Map<number, Promise<unknown>>();

/** Tells the server that everything up to there was on screen; the list shows it at once. */
export async function markSeen(client: QueryClient, roomId: number, upToSeq: number): Promise<void> {
  if (isLeaving(roomId)) return;
  editRoomList(client, (list) => noteSeen(list, roomId, upToSeq));
  const call = api.post(`/messages/${roomId}/seen`, { upToSeq }, { keepalive: true });
  seenCalls.set(roomId, call);
  await call;
}

/**
 * Marks the room as unread from there on, and keeps it so while it stays open.
 *
 * @returns whether there was anything of somebody else to mark
 */
export async function markUnread(client: QueryClient, roomId: number, fromSeq?: number): Promise<boolean> {
  await seenCalls.get(roomId)?.catch(() => undefined); // what it has seen is not to arrive after this
  const unread = await api.post<WireUnread>(
    `/rooms/${roomId}/unread`,
    fromSeq === undefined ? {} : { fromSeq },
  );
  noteUnreadMark(client, roomId, unread);
  return unread.unreadFromSeq !== null;
}

/** What the server says is unread of a room; a mark by hand that is news holds until the room is entered again. */
export function noteUnreadMark(
  client: QueryClient,
  roomId: number,
  unread: Pick<WireUnread, "unreadCount" | "mentionCount" | "unreadFromSeq">,
): void {
  const { unreadFromSeq, unreadCount } = unread;
  const known = readRoomList(client).find(({ id }) => id === roomId);
  if (unreadFromSeq === null) releaseUnread(roomId);
  else if (known?.unreadFromSeq !== unreadFromSeq) holdUnread(roomId, unreadFromSeq, unreadCount);
  editRoomList(client, (list) => noteUnread(list, roomId, unread));
}

/** Marks all rooms and followed threads as read. */
export async function markAllSeen(client: QueryClient): Promise<void> {
  for (const { id } of readRoomList(client)) releaseUnread(id);
  editRoomList(client, noteAllSeen);
  try {
    await api.post("/room-list/seen");
  } finally {
    // The threads' own counts are the server's to tell, and so are the rooms' where it refused.
    void client.invalidateQueries({ queryKey: threadKeys.list });
    void client.invalidateQueries({ queryKey: roomKeys.list });
  }
}

export async function setPinned(client: QueryClient, roomId: number, isPinned: boolean): Promise<WireRoom> {
  return keep(client, await api.post<RoomAnswer>(`/rooms/${roomId}/${isPinned ? "pin" : "unpin"}`));
}

export function readRoomList(client: QueryClient): RoomList {
  return client.getQueryData<RoomList>(roomKeys.list) ?? [];
}

export function editRoomList(client: QueryClient, edit: (list: RoomList) => RoomList): void {
  client.setQueryData<RoomList>(roomKeys.list, (list) => list && edit(list));
}

async function keep(client: QueryClient, { room }: RoomAnswer): Promise<WireRoom> {
  stopLeaving(room.id); // I am in it, perhaps again
  client.setQueryData(roomKeys.one(room.id), room);
  // The list has facts that a room does not (last message, counts), so it is asked for.
  await client.invalidateQueries({ queryKey: roomKeys.list });
  return room;
}
