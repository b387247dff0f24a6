"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { OtherApis } from "@/components/playground/other-apis";
import { Playground } from "@/components/playground/playground";
import { messagingCall } from "@/lib/client/playground/calls";
import { refreshApiKeys } from "@/lib/client/queries/api-keys";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { useOrigin } from "@/lib/client/use-origin";
import type { WireApiKey } from "@/lib/dialects/spika/schemas/room";

/** A room's key speaks in its room, and nowhere else. */
export default function RoomKeyPlayground({ apiKey }: { apiKey: WireApiKey }) {
  const client = useQueryClient();
  const origin = useOrigin();
  const { data: rooms = [] } = useQuery(roomListQuery);
  return (
    <Playground
      spoken={[
        {
          api: "messaging",
          isHere: rooms.some(({ id }) => id === apiKey.roomId),
          toCall: (text) => messagingCall(origin, apiKey, text),
        },
      ]}
      others={<OtherApis of="roomKey" />}
      onRan={() => void refreshApiKeys(client, apiKey.roomId)}
    />
  );
}
