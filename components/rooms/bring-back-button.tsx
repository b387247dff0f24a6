"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArchiveRestore } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { archiveRoom } from "@/lib/client/queries/rooms";

export function BringBackButton({ roomId, size }: { roomId: number; size?: "sm" }) {
  const t = useTranslations("archive");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);

  async function bringBack() {
    setBusy(true);
    await archiveRoom(client, roomId, false).catch((cause: unknown) => showToast(errorText(cause)));
    setBusy(false);
  }

  return (
    <Button size={size} icon={<ArchiveRestore className="size-4" />} isBusy={isBusy} onClick={bringBack}>
      {t("bringBack")}
    </Button>
  );
}
