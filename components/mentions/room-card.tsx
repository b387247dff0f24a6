"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactNode, type RefObject, useState } from "react";
import { Button } from "@/components/ui/button";
import { PopCard } from "@/components/ui/pop-card";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { joinRoom } from "@/lib/client/queries/rooms";

type Props = {
  roomId: number;
  name: ReactNode;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
};

/** A public room in which one is not yet. */
export default function RoomCard({ roomId, name, anchor, onClose }: Props) {
  const t = useTranslations("mentions");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);

  async function join() {
    setBusy(true);
    try {
      await joinRoom(client, roomId);
      onClose();
      openRoom(roomId);
    } catch (cause) {
      setBusy(false);
      showToast(errorText(cause));
    }
  }

  return (
    <PopCard label={t("notJoined")} anchor={anchor} onClose={onClose}>
      <p className="truncate font-semibold">{name}</p>
      <p className="text-sm text-soft">{t("notJoinedText")}</p>
      <Button className="mt-3 w-full" look="primary" isBusy={isBusy} onClick={() => void join()}>
        {t("join")}
      </Button>
    </PopCard>
  );
}
