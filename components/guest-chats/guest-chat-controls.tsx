"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { EndDate } from "@/components/guest-chats/end-date";
import { GuestLink } from "@/components/guest-chats/guest-link";
import { GuestList } from "@/components/guest-chats/guest-list";
import { InviteGuest } from "@/components/guest-chats/invite-guest";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Switch } from "@/components/ui/switch";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { changeGuestChat, guestChatQuery } from "@/lib/client/queries/guest-chats";

/** What those who manage a chat decide about its guests. */
export default function GuestChatControls({ roomId }: { roomId: number }) {
  const t = useTranslations("guestChats");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: chat, isError, refetch } = useQuery(guestChatQuery(roomId));
  return (
    <section aria-label={t("controls")} className="flex flex-col gap-5">
      <div>
        <h3 className="font-semibold">{t("controls")}</h3>
        <p className="mt-0.5 text-soft text-sm">{t("controlsText")}</p>
      </div>
      {isError && !chat && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!chat && !isError && <Skeleton className="h-24 w-full" />}
      {chat && (
        <>
          <Switch
            label={t("openSwitch")}
            hint={t("openHint")}
            isOn={chat.isOpen}
            onChange={(isOpen) =>
              void changeGuestChat(client, roomId, { isOpen }).catch((cause) => showToast(errorText(cause)))
            }
          />
          <EndDate key={chat.endsAt} roomId={roomId} endsAt={chat.endsAt} />
          <GuestLink roomId={roomId} />
          <InviteGuest roomId={roomId} />
          <GuestList roomId={roomId} />
        </>
      )}
    </section>
  );
}
