"use client";

import { useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { InviteList } from "@/components/invites/invite-list";
import { LeaveDialog } from "@/components/rooms/leave-dialog";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { useErrorText } from "@/lib/client/error-text";
import { useMe } from "@/lib/client/queries/me";
import { setMuted } from "@/lib/client/queries/rooms";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

const GuestChatControls = lazy(() => import("@/components/guest-chats/guest-chat-controls"));

export function RoomDetails({ room, face }: { room: WireRoom; face: RoomFace }) {
  const t = useTranslations("rooms.panel");
  const format = useFormatter();
  const me = useMe();
  const isAdmin = room.users.some((member) => member.userId === me.id && member.isAdmin);
  const [isLeaving, setLeaving] = useState(false);

  return (
    <div className="flex flex-col gap-6">
      <dl className="flex flex-col gap-4">
        {face.isDirect ? (
          <Fact name={t("about")}>{t("directAbout")}</Fact>
        ) : (
          <>
            <Fact name={t("topic")}>{room.topic ?? <span className="text-faint">{t("noTopic")}</span>}</Fact>
            <Fact name={t("visibility")}>{t(room.visibility === "public" ? "isPublic" : "isPrivate")}</Fact>
          </>
        )}
        <Fact name={t("created")}>{format.dateTime(room.createdAt, { dateStyle: "long" })}</Fact>
      </dl>
      <MuteSwitch room={room} />
      {room.companyId !== undefined && isAdmin && (
        <Suspense fallback={<Skeleton className="h-24 w-full" />}>
          <GuestChatControls roomId={room.id} />
        </Suspense>
      )}
      {!face.isDirect && isAdmin && <InviteList roomId={room.id} />}
      {!face.isDirect && (
        <div className="border-line border-t pt-5">
          <Button icon={<LogOut className="size-4" />} onClick={() => setLeaving(true)}>
            {t("leave")}
          </Button>
        </div>
      )}
      {isLeaving && <LeaveDialog room={room} face={face} onClose={() => setLeaving(false)} />}
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="font-medium text-sm text-soft">{name}</dt>
      <dd className="mt-0.5 [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function MuteSwitch({ room }: { room: WireRoom }) {
  const t = useTranslations("rooms.panel");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function change(isMuted: boolean) {
    setWanted(isMuted);
    setError(null);
    try {
      await setMuted(client, room.id, isMuted);
    } catch (cause) {
      setError(errorText(cause));
    }
    setWanted(null);
  }

  return (
    <div className="flex flex-col gap-2">
      <Switch label={t("mute")} hint={t("muteHint")} isOn={wanted ?? room.muted} onChange={change} />
      {error && <Banner look="danger">{error}</Banner>}
    </div>
  );
}
