"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { GuestChatRow } from "@/components/guest-chats/guest-chat-row";
import { NameForm } from "@/components/guest-chats/name-form";
import { Card } from "@/components/ui/card";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { createGuestChat, deleteCompany } from "@/lib/client/queries/guest-chats";
import type { WireGuestChat } from "@/lib/dialects/spika/schemas/guest-chat";

type Props = { company: { id: number; name: string }; chats: WireGuestChat[]; isOwn: boolean };

/** A company with its chats. One that still has some is not deleted, so nothing is offered that would be refused. */
export function CompanyChats({ company, chats, isOwn }: Props) {
  const t = useTranslations("guestChats");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { id, name } = company;
  return (
    <Card className="flex flex-col gap-4 p-4">
      <div className="flex min-h-9 items-center gap-2">
        <h3 className="min-w-0 flex-1 truncate font-semibold">{name}</h3>
        {isOwn && chats.length === 0 && (
          <IconButton
            label={t("deleteCompanyOf", { name })}
            icon={<Trash2 className="size-4" />}
            onClick={() => void deleteCompany(client, id).catch((cause) => showToast(errorText(cause)))}
          />
        )}
      </div>
      {chats.length === 0 && <p className="text-faint text-sm">{t("noChats")}</p>}
      {chats.length > 0 && (
        <ul aria-label={t("chats", { name })} className="flex flex-col divide-y divide-line">
          {chats.map((chat) => (
            <GuestChatRow key={chat.roomId} chat={chat} />
          ))}
        </ul>
      )}
      {isOwn && (
        <NameForm
          label={t("chatNameFor", { name })}
          action={t("addChat")}
          onSubmit={(chatName) => createGuestChat(client, id, chatName)}
        />
      )}
    </Card>
  );
}
