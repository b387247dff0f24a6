"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { acceptInvite } from "@/components/auth/setup-api";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

/** For whoever is signed in already: one press, and they are in the room. */
export function JoinButton({ inviteCode }: { inviteCode: string }) {
  const t = useTranslations("invite");
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function join() {
    setState("busy");
    const joined = await acceptInvite(inviteCode);
    if (!joined) return setState("failed");
    location.assign(joined.roomId === undefined ? "/" : `/rooms/${joined.roomId}`);
  }

  return (
    <div className="flex flex-col gap-4">
      {state === "failed" && <Banner look="danger">{t("failed")}</Banner>}
      <Button look="primary" size="lg" isBusy={state === "busy"} onClick={join}>
        {t("join")}
      </Button>
    </div>
  );
}
