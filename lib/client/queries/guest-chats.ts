import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { guestChatKeys, roomKeys } from "@/lib/client/keys";
import type { WireCompanyInfo, WireGuest, WireGuestChat } from "@/lib/dialects/spika/schemas/guest-chat";

export const companiesQuery = queryOptions({
  queryKey: guestChatKeys.companies,
  queryFn: async ({ signal }) =>
    (await api.get<{ companies: WireCompanyInfo[] }>("/companies", undefined, signal)).companies,
});

export const guestChatsQuery = queryOptions({
  queryKey: guestChatKeys.list,
  queryFn: async ({ signal }) =>
    (await api.get<{ guestChats: WireGuestChat[] }>("/guest-chats", undefined, signal)).guestChats,
});

export const guestChatQuery = (roomId: number) =>
  queryOptions({
    queryKey: guestChatKeys.one(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ guestChat: WireGuestChat }>(`/guest-chats/${roomId}`, undefined, signal)).guestChat,
  });

export const guestsQuery = (roomId: number) =>
  queryOptions({
    queryKey: guestChatKeys.guests(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ guests: WireGuest[] }>(`/guest-chats/${roomId}/guests`, undefined, signal)).guests,
  });

export async function createCompany(client: QueryClient, name: string): Promise<void> {
  await api.post("/companies", { name });
  await client.invalidateQueries({ queryKey: guestChatKeys.all });
}

export async function deleteCompany(client: QueryClient, id: number): Promise<void> {
  await api.delete(`/companies/${id}`);
  await client.invalidateQueries({ queryKey: guestChatKeys.all });
}

export async function createGuestChat(client: QueryClient, companyId: number, name: string): Promise<void> {
  await api.post("/guest-chats", { companyId, name });
  await Promise.all([
    client.invalidateQueries({ queryKey: guestChatKeys.all }),
    client.invalidateQueries({ queryKey: roomKeys.list }),
  ]);
}

export async function changeGuestChat(
  client: QueryClient,
  roomId: number,
  change: { isOpen?: boolean; endsAt?: number | null },
): Promise<void> {
  const { guestChat } = await api.put<{ guestChat: WireGuestChat }>(`/guest-chats/${roomId}`, change);
  client.setQueryData(guestChatQuery(roomId).queryKey, guestChat);
  await client.invalidateQueries({ queryKey: guestChatKeys.list });
}

/** @returns the link by which guests come in; a new one stops the earlier */
export async function shareGuestChat(roomId: number, regenerate = false): Promise<string> {
  return (await api.post<{ url: string }>(`/guest-chats/${roomId}/share`, { regenerate })).url;
}

export async function inviteGuest(
  client: QueryClient,
  roomId: number,
  guest: { name: string; emailAddress: string },
): Promise<void> {
  await api.post(`/guest-chats/${roomId}/guests`, guest);
  await client.invalidateQueries({ queryKey: guestChatKeys.all });
}

export async function removeGuest(client: QueryClient, roomId: number, guestId: number): Promise<void> {
  await api.delete(`/guest-chats/${roomId}/guests/${guestId}`);
  await client.invalidateQueries({ queryKey: guestChatKeys.all });
}
