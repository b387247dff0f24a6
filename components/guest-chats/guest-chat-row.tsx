"use client";

import { ChevronDown, MessageSquare } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { openRoom } from "@/lib/client/navigation";
import type { WireGuestChat } from "@/lib/dialects/spika/schemas/guest-chat";

const GuestChatControls = lazy(() => import("@/components/guest-chats/guest-chat-controls"));

export function GuestChatRow({ chat }: { chat: WireGuestChat }) {
  const t = useTranslations("guestChats");
  const [isManaged, setManaged] = useState(false);
  const id = useId();
  const { name, roomId, guestCount } = chat;
  return (
    <li className="flex flex-col gap-4 py-2">
      <div className="flex min-h-10 items-center gap-2">
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="truncate font-medium">{name}</span>
          <span className="text-faint text-sm">{t("guestCount", { count: guestCount })}</span>
        </span>
        <Badge look="outline">{t(stateOf(chat))}</Badge>
        <IconButton
          label={t("open", { name })}
          icon={<MessageSquare className="size-4" />}
          onClick={() => openRoom(roomId)}
        />
        <IconButton
          label={t("manage", { name })}
          aria-expanded={isManaged}
          aria-controls={id}
          icon={<ChevronDown className={isManaged ? "size-4 rotate-180" : "size-4"} />}
          onClick={() => setManaged(!isManaged)}
        />
      </div>
      <div id={id} hidden={!isManaged}>
        {isManaged && (
          <Suspense fallback={<Skeleton className="h-24 w-full" />}>
            <GuestChatControls roomId={roomId} />
          </Suspense>
        )}
      </div>
    </li>
  );
}

function stateOf({ isOpen, endsAt }: WireGuestChat): "isOpen" | "isClosed" | "isOver" {
  if (!isOpen) return "isClosed";
  return endsAt !== null && endsAt <= Date.now() ? "isOver" : "isOpen";
}
