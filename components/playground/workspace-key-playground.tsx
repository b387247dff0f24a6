"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { OtherApis } from "@/components/playground/other-apis";
import { Playground } from "@/components/playground/playground";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { chapiCall } from "@/lib/client/playground/calls";
import { roomListQuery } from "@/lib/client/queries/rooms";
import { refreshWorkspaceKeys } from "@/lib/client/queries/workspace-keys";
import { useOrigin } from "@/lib/client/use-origin";
import type { WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

type Props = { workspaceKey: WireWorkspaceKey; secret: string };

/** No room has an empty name: it stands for naming none, which only test keys may. */
const SANDBOX = "";

/** A key of the workspace speaks in public rooms, by their names. */
export default function WorkspaceKeyPlayground({ workspaceKey, secret }: Props) {
  const t = useTranslations("playground");
  const client = useQueryClient();
  const origin = useOrigin();
  const { data: rooms = [] } = useQuery(roomListQuery);
  const places = [
    ...(workspaceKey.test ? [SANDBOX] : []),
    ...rooms.flatMap(({ name, visibility, archivedAt }) =>
      visibility === "public" && archivedAt === undefined ? name : [],
    ),
  ];
  // Where there is no public room, naming one makes it.
  if (places.length === 0) places.push(t("newRoom"));
  // The list sorts itself anew with every message: what stands in the code stays.
  const [chosen, setChosen] = useState(places[0]);
  const room = chosen !== undefined && places.includes(chosen) ? chosen : places[0];

  return (
    <Playground
      spoken={[
        {
          api: "chapi",
          isHere: rooms.some(({ name }) => name.toLowerCase() === (room || t("sandbox")).toLowerCase()),
          toCall: (text) =>
            chapiCall(
              origin,
              { secret, userId: workspaceKey.userId, room: room === SANDBOX ? undefined : room },
              text,
            ),
          hint: t(room === SANDBOX ? "postsToSandbox" : "postsByName"),
          place: (
            <Field label={t("room")}>
              {(wiring) => (
                <Select {...wiring} value={room} onChange={(event) => setChosen(event.target.value)}>
                  {[...new Set(places)].map((name) => (
                    <option key={name} value={name}>
                      {name === SANDBOX ? t("sandbox") : name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          ),
        },
      ]}
      others={<OtherApis of="workspaceKey" />}
      onRan={() => void refreshWorkspaceKeys(client)}
    />
  );
}
