"use client";

import { useQueryClient } from "@tanstack/react-query";
import { MessageCircle, MoreHorizontal, ShieldCheck, ShieldOff, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { PersonAvatar, PresenceText } from "@/components/rooms/person-avatar";
import { Badge } from "@/components/ui/badge";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { changeRoom, type MemberAction, openDirectRoom } from "@/lib/client/queries/rooms";
import type { WireRoom, WireRoomUser } from "@/lib/dialects/spika/schemas/room";

type Props = { room: WireRoom; member: WireRoomUser; myId: number; mayManage: boolean };

export function MemberRow({ room, member, myId, mayManage }: Props) {
  const t = useTranslations("members");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isRemoving, setRemoving] = useState(false);
  const { user, isAdmin } = member;
  const name = user.displayName || user.emailAddress || tCommon("unknownPerson");
  const isMe = user.id === myId;
  const hasPresence = !isMe && !user.isBot && !user.isGuest;

  const act = (action: MemberAction) => changeRoom(client, room.id, { action, userIds: [user.id] });
  const tell = (cause: unknown) => showToast(errorText(cause));

  const items: MenuItem[] = [];
  if (!isMe && !user.isBot && !user.isGuest) {
    items.push({
      label: t("message"),
      icon: <MessageCircle className="size-4" />,
      onSelect: () => void openDirectRoom(client, user.id).then(({ id }) => openRoom(id), tell),
    });
  }
  if (mayManage && !user.isGuest) {
    items.push(
      isAdmin
        ? {
            label: t("removeAdmin"),
            icon: <ShieldOff className="size-4" />,
            onSelect: () => void act("removeGroupAdmins").catch(tell),
          }
        : {
            label: t("makeAdmin"),
            icon: <ShieldCheck className="size-4" />,
            onSelect: () => void act("addGroupAdmins").catch(tell),
          },
    );
  }
  // Admins are made ordinary members first; so says the published API.
  if (mayManage && !isMe && !isAdmin) {
    items.push("separator", {
      label: t("remove"),
      icon: <UserMinus className="size-4" />,
      isDangerous: true,
      onSelect: () => setRemoving(true),
    });
  }

  return (
    <li className="flex min-h-12 items-center gap-3 rounded-md px-2 py-1.5 hover:bg-hover">
      <PersonAvatar
        id={user.id}
        name={name}
        pictureId={user.avatarFileId}
        isBot={user.isBot}
        size={36}
        hasPresence={hasPresence}
      />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{isMe ? t("you", { name }) : name}</span>
          {isAdmin && <Badge look="outline">{t("admin")}</Badge>}
          {user.isBot && <Badge>{tCommon("bot")}</Badge>}
          {user.isGuest && <Badge>{tCommon("guest")}</Badge>}
          {hasPresence && <PresenceText userId={user.id} />}
        </span>
      </span>
      {items.length > 0 && (
        <Menu
          size="sm"
          label={t("actions", { name })}
          icon={<MoreHorizontal className="size-4" />}
          items={items}
        />
      )}
      {isRemoving && (
        <ConfirmDialog
          title={t("removeTitle", { name })}
          text={t("removeText")}
          action={t("remove")}
          isDangerous
          describe={errorText}
          onConfirm={() => act("removeGroupUsers")}
          onClose={() => setRemoving(false)}
        />
      )}
    </li>
  );
}
