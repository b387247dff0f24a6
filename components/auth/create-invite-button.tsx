"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { createInvite } from "@/components/auth/setup-api";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** Where the step before could not make the link. */
export function CreateInviteButton({ roomId }: { roomId: number | null }) {
  const t = useTranslations("setup.invite");
  const router = useRouter();
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function create() {
    setState("busy");
    const isMade = await createInvite(roomId);
    setState(isMade ? "idle" : "failed");
    if (isMade) router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      {state === "failed" && <Banner look="danger">{t("failed")}</Banner>}
      <Button look="primary" size="lg" isBusy={state === "busy"} onClick={create}>
        {t("create")}
      </Button>
    </div>
  );
}
