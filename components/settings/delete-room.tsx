"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useErrorText } from "@/lib/client/error-text";
import { leaveToList } from "@/lib/client/navigation";
import { deleteRoom } from "@/lib/client/queries/rooms";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

export function DeleteRoom({ room }: { room: WireRoom }) {
  const t = useTranslations("settings.room");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-5">
      <h3 className="font-semibold">{t("danger")}</h3>
      <p className="text-sm text-soft">{t("dangerText")}</p>
      <div>
        <Button icon={<Trash2 className="size-4 text-danger" />} onClick={() => setAsking(true)}>
          {t("delete")}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t("deleteTitle", { room: room.name })}
          text={t("deleteText")}
          action={t("delete")}
          isDangerous
          describe={errorText}
          onConfirm={async () => {
            await deleteRoom(client, room.id);
            leaveToList();
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
