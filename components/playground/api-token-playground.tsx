"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { OtherApis } from "@/components/playground/other-apis";
import { Playground, type Spoken } from "@/components/playground/playground";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { chatMessagesCall, readingCall } from "@/lib/client/playground/calls";
import { noteTokenUse } from "@/lib/client/queries/api-tokens";
import { companiesQuery, guestChatsQuery } from "@/lib/client/queries/guest-chats";
import { useMe } from "@/lib/client/queries/me";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useOrigin } from "@/lib/client/use-origin";
import type { WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";

/** A personal token speaks as its owner: in their rooms, and of their chats with guests. */
export default function ApiTokenPlayground({ apiToken }: { apiToken: WireNewApiToken }) {
  const client = useQueryClient();
  const chatMessages = useChatMessages(apiToken);
  const guestChat = useGuestChat(apiToken);
  return (
    <Playground
      spoken={[chatMessages, ...(guestChat ? [guestChat] : [])]}
      others={<OtherApis of="apiToken" />}
      onRan={() => void noteTokenUse(client, apiToken.id)}
    />
  );
}

function useChatMessages({ token, scopes }: WireNewApiToken): Spoken {
  const t = useTranslations("playground");
  const origin = useOrigin();
  const me = useMe();
  const { data: all = [] } = useQuery(roomListQuery);
  const rooms = all.filter(({ archivedAt }) => archivedAt === undefined);
  // The list sorts itself anew with every message: what stands in the code stays.
  const [chosen, setChosen] = useState(rooms[0]?.id);
  const room = rooms.find(({ id }) => id === chosen) ?? rooms[0];
  if (!scopes.includes("write") || !room) {
    return {
      api: "chat-messages",
      isHere: true,
      toCall: () => readingCall(origin, token),
      hint: t("readsNewest"),
    };
  }
  return {
    api: "chat-messages",
    isHere: true,
    toCall: (text) => chatMessagesCall(origin, { token, userId: me.id, roomId: room.id }, text),
    hint: t("postsAsYou"),
    place: (
      <Choice label={t("room")} value={room.id} onChange={setChosen}>
        {rooms.map((item) => (
          <option key={item.id} value={item.id}>
            <NameOf room={item} />
          </option>
        ))}
      </Choice>
    ),
  };
}

/** Of one's own companies: another's chats are not there for the token. */
function useGuestChat({ token, scopes }: WireNewApiToken): Spoken | null {
  const t = useTranslations("playground");
  const origin = useOrigin();
  const { data: companies = [] } = useQuery(companiesQuery);
  const { data: all = [] } = useQuery(guestChatsQuery);
  const [chosen, setChosen] = useState<number | null>(null);
  const chats = all.filter(({ companyId }) => companies.some(({ id }) => id === companyId));
  const chat = chats.find(({ roomId }) => roomId === chosen) ?? chats[0];
  if (!chat || !scopes.includes("read")) return null;
  return {
    api: "guest-chat",
    isHere: true,
    toCall: () => readingCall(origin, token, chat.roomId),
    hint: t("readsChat"),
    place: (
      <Choice label={t("chat")} value={chat.roomId} onChange={setChosen}>
        {chats.map(({ roomId, name, companyName }) => (
          <option key={roomId} value={roomId}>
            {t("chatOf", { name, company: companyName })}
          </option>
        ))}
      </Choice>
    ),
  };
}

type ChoiceProps = { label: string; value: number; onChange: (id: number) => void; children: ReactNode };

function Choice({ label, value, onChange, children }: ChoiceProps) {
  return (
    <Field label={label}>
      {(wiring) => (
        <Select {...wiring} value={value} onChange={(event) => onChange(Number(event.target.value))}>
          {children}
        </Select>
      )}
    </Field>
  );
}

function NameOf({ room }: { room: WireRoomListItem }) {
  const t = useTranslations("playground");
  return room.name || t("roomOfTwo", { name: room.otherUser?.displayName ?? "" });
}
