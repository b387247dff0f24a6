"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Archive } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { BringBackButton } from "@/components/rooms/bring-back-button";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useErrorText } from "@/lib/client/error-text";
import { archiveRoom } from "@/lib/client/queries/rooms";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** For admins: puts a room aside without losing it. */
export function ArchiveRoom({ room }: { room: WireRoom }) {
  const t = useTranslations("archive");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  const isArchived = room.archivedAt !== undefined;
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-5">
      <h3 className="font-semibold">{t("title")}</h3>
      <p className="text-soft text-sm">{t(isArchived ? "isArchived" : "text")}</p>
      <div>
        {isArchived ? (
          <BringBackButton roomId={room.id} />
        ) : (
          <Button icon={<Archive className="size-4" />} onClick={() => setAsking(true)}>
            {t("archive")}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t("askTitle", { room: room.name })}
          text={t("askText")}
          action={t("archive")}
          describe={errorText}
          onConfirm={() => archiveRoom(client, room.id, true)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
