"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useErrorText } from "@/lib/client/error-text";
import { guestsQuery, removeGuest } from "@/lib/client/queries/guest-chats";
import type { WireGuest } from "@/lib/dialects/spika/schemas/guest-chat";

/** Who is in the chat without an account. */
export function GuestList({ roomId }: { roomId: number }) {
  const t = useTranslations("guestChats");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: guests } = useQuery(guestsQuery(roomId));
  const [leaving, setLeaving] = useState<WireGuest | null>(null);
  if (!guests) return null;
  return (
    <div className="flex flex-col gap-1">
      <h4 className="font-medium text-sm">{t("guests")}</h4>
      {guests.length === 0 && <p className="text-faint text-sm">{t("noGuests")}</p>}
      <ul aria-label={t("guests")} className="flex flex-col">
        {guests.map((guest) => (
          <GuestRow key={guest.id} guest={guest} onRemove={() => setLeaving(guest)} />
        ))}
      </ul>
      {leaving && (
        <ConfirmDialog
          title={t("removeTitle", { name: leaving.name })}
          text={t("removeText")}
          action={t("remove")}
          isDangerous
          describe={errorText}
          onConfirm={() => removeGuest(client, roomId, leaving.id)}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  );
}

function GuestRow({ guest, onRemove }: { guest: WireGuest; onRemove: () => void }) {
  const t = useTranslations("guestChats");
  const tGuest = useTranslations("guest");
  const format = useFormatter();
  const { userId, name, emailAddress, role, lastSeenAt } = guest;
  return (
    <li className="flex min-h-12 items-center gap-3 py-1.5">
      <Avatar id={userId} name={name} size={32} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-center gap-2">
          <span className="min-w-0 truncate font-medium">{name}</span>
          {role === "agent" && <Badge>{tGuest("agent")}</Badge>}
        </span>
        <span className="truncate text-faint text-sm">
          {emailAddress} ·{" "}
          {lastSeenAt === null
            ? t("neverSeen")
            : t("lastSeen", {
                when: format.dateTime(lastSeenAt, { dateStyle: "medium", timeStyle: "short" }),
              })}
        </span>
      </span>
      <Button size="sm" look="quiet" aria-label={t("removeOf", { name })} onClick={onRemove}>
        {t("remove")}
      </Button>
    </li>
  );
}
