"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { MessageCircle } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { PopCard } from "@/components/ui/pop-card";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { openDirectRoom, roomQuery } from "@/lib/client/queries/rooms";

type Props = {
  roomId: number;
  userId: number;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** Who is called, and the way to a conversation with them. */
export default function PersonCard({ roomId, userId, anchor, onClose }: Props) {
  const t = useTranslations("mentions");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const me = useMe();
  const { data: room } = useQuery(roomQuery(roomId));
  const [isBusy, setBusy] = useState(false);
  const user = room?.users.find((member) => member.userId === userId)?.user;
  if (!user) return null;
  const name = user.displayName || tCommon("unknownPerson");

  async function write() {
    setBusy(true);
    try {
      const { id } = await openDirectRoom(client, userId);
      onClose();
      openRoom(id);
    } catch (cause) {
      setBusy(false);
      showToast(errorText(cause));
    }
  }

  return (
    <PopCard label={t("card", { name })} anchor={anchor} onClose={onClose}>
      <div className="flex items-center gap-3">
        <Avatar id={userId} name={name} pictureId={user.avatarFileId} size={56} isBot={user.isBot} />
        <div className="min-w-0">
          <p className="truncate font-semibold">{name}</p>
          {user.isBot && <Badge>{tCommon("bot")}</Badge>}
          {user.shortDescription && <p className="line-clamp-2 text-sm text-soft">{user.shortDescription}</p>}
          {userId === me.id && <p className="text-sm text-soft">{t("you")}</p>}
        </div>
      </div>
      {userId !== me.id && !user.isBot && (
        <Button
          className="mt-3 w-full"
          isBusy={isBusy}
          icon={<MessageCircle className="size-4" />}
          onClick={() => void write()}
        >
          {t("message", { name })}
        </Button>
      )}
    </PopCard>
  );
}
