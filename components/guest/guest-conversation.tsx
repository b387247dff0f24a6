"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { GuestComposer } from "@/components/guest/guest-composer";
import { GuestList } from "@/components/guest/guest-list";
import { type EndReason, useGuestChat } from "@/components/guest/use-guest-chat";
import { useIsOver } from "@/components/guest/use-is-over";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { WireChat, WireChatUser } from "@/lib/dialects/guest-chat/schemas";

type Props = {
  token: string;
  me: WireChatUser;
  chat: WireChat;
  onEnd: (why: EndReason | "left") => void;
};

export function GuestConversation({ token, me, chat: first, onEnd }: Props) {
  const t = useTranslations("guest");
  const guest = useGuestChat({ chatId: first.id, token, me, chat: first, onEnd });
  const [isLeaving, setIsLeaving] = useState(false);
  const isOver = useIsOver(guest.chat.ends_at);
  const isClosed = me.role === "guest" && (!guest.chat.is_open || isOver);

  return (
    <div className="flex h-dvh flex-col bg-surface">
      <title>{guest.chat.name}</title>
      <header className="flex h-14 shrink-0 items-center gap-3 border-line border-b px-3 md:px-5">
        <Avatar id={guest.chat.id} name={guest.chat.name} shape="room" size={32} />
        <h1 className="min-w-0 flex-1 truncate font-semibold text-ink text-lg">{guest.chat.name}</h1>
        <IconButton
          label={t("leave")}
          icon={<LogOut className="size-5" />}
          onClick={() => setIsLeaving(true)}
        />
      </header>
      {isLeaving && (
        <Banner
          className="m-3 mb-0"
          action={
            <span className="flex gap-1">
              <Button size="sm" look="danger" onClick={() => onEnd("left")}>
                {t("leave")}
              </Button>
              <Button size="sm" onClick={() => setIsLeaving(false)}>
                {t("stay")}
              </Button>
            </span>
          }
        >
          {t("leaveQuestion")}
        </Banner>
      )}
      {guest.isLive === false && <Banner className="m-3 mb-0">{t("reconnecting")}</Banner>}
      <main className="flex min-h-0 flex-1 flex-col">
        <GuestList guest={guest} me={me} canWrite={!isClosed} />
        {isClosed ? (
          <div className="px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-5">
            <Banner className="mx-auto max-w-3xl">{t("closed")}</Banner>
          </div>
        ) : (
          <GuestComposer guest={guest} />
        )}
      </main>
    </div>
  );
}
