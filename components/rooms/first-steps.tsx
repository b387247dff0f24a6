"use client";

import { KeyRound, UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { InviteBox } from "@/components/rooms/invite-box";
import { CurlLine } from "@/components/settings/curl-line";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { openRoom } from "@/lib/client/navigation";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** What can be done with a room in which nobody has spoken: who is here, inviting, posting by API. */
export default function FirstSteps({ room, isAdmin }: { room: WireRoom; isAdmin: boolean }) {
  const t = useTranslations("rooms.emptyRoom");
  const tMembers = useTranslations("members");
  const people = room.users.filter((member) => !member.user.isBot);
  return (
    <div className="flex max-w-[80ch] flex-col gap-6 pt-2">
      <section>
        <h3 className="font-medium text-sm text-soft">{t("who")}</h3>
        <ul className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
          {people.slice(0, 12).map(({ user }) => (
            <li key={user.id} className="flex items-center gap-2">
              <Avatar id={user.id} name={user.displayName ?? ""} pictureId={user.avatarFileId} size={24} />
              <span>{user.displayName}</span>
            </li>
          ))}
          {isAdmin && (
            <li>
              <Button
                size="sm"
                look="quiet"
                icon={<UserPlus className="size-4" />}
                onClick={() => openRoom(room.id, "members")}
              >
                {tMembers("add")}
              </Button>
            </li>
          )}
        </ul>
      </section>
      {isAdmin && (
        <>
          <InviteBox roomId={room.id} />
          <section className="flex flex-col gap-2">
            <h3 className="font-medium text-sm text-soft">{t("api")}</h3>
            <p className="text-faint text-sm">{t("apiText")}</p>
            <CurlLine roomId={room.id} />
            <div>
              <Button
                size="sm"
                icon={<KeyRound className="size-4" />}
                onClick={() => openRoom(room.id, "settings")}
              >
                {t("apiOpen")}
              </Button>
            </div>
          </section>
        </>
      )}
    </div>
  );
}
