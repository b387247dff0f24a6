"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AddMembersDialog } from "@/components/rooms/add-members-dialog";
import { MemberRow } from "@/components/rooms/member-row";
import { Button } from "@/components/ui/button";
import { useMe } from "@/lib/client/queries/me";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** Who is in the room: admins first, then by name; programs apart. */
export function MemberPanel({ room, face }: { room: WireRoom; face: RoomFace }) {
  const t = useTranslations("members");
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  const isAdmin = room.users.some((member) => member.userId === me.id && member.isAdmin);
  const sorted = [...room.users].sort(
    (a, b) =>
      Number(b.isAdmin) - Number(a.isAdmin) ||
      (a.user.displayName ?? "").localeCompare(b.user.displayName ?? "") ||
      a.userId - b.userId,
  );
  const bots = sorted.filter((member) => member.user.isBot);

  return (
    <div className="flex flex-col gap-4">
      {isAdmin && (
        <div>
          <Button look="primary" icon={<UserPlus className="size-4" />} onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        </div>
      )}
      <ul aria-label={t("title")} className="-mx-2 flex flex-col">
        {sorted
          .filter((member) => !member.user.isBot)
          .map((member) => (
            <MemberRow key={member.userId} room={room} member={member} myId={me.id} mayManage={isAdmin} />
          ))}
      </ul>
      {bots.length > 0 && (
        <section>
          <h3 className="font-medium text-sm text-soft">{t("bots")}</h3>
          <p className="text-faint text-sm">{t("botHint")}</p>
          <ul className="-mx-2 mt-1 flex flex-col">
            {bots.map((member) => (
              <MemberRow key={member.userId} room={room} member={member} myId={me.id} mayManage={false} />
            ))}
          </ul>
        </section>
      )}
      {isAdding && <AddMembersDialog room={room} face={face} onClose={() => setAdding(false)} />}
    </div>
  );
}
