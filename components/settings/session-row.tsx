"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Globe, Smartphone } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/lib/client/error-text";
import { endSession } from "@/lib/client/queries/account";
import type { WireSession } from "@/lib/dialects/spika/schemas/session";

/** One place where I am signed in. From here one leaves by "Sign out" of the menu. */
export function SessionRow({ session }: { session: WireSession }) {
  const t = useTranslations("account.sessions");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const names = [session.deviceName, session.osName].filter(Boolean);
  const name = names.length > 0 ? names.join(", ") : t(session.type === "browser" ? "browser" : "device");
  const Icon = session.type === "browser" ? Globe : Smartphone;

  async function end() {
    setBusy(true);
    setError(null);
    try {
      await endSession(client, session.id);
      announce(t("ended", { name }));
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <li className="flex items-center gap-3 py-3">
      <Icon className="size-5 shrink-0 text-faint" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium [overflow-wrap:anywhere]">
          {name}
          {session.isCurrent && <Badge look="outline">{t("current")}</Badge>}
        </p>
        <p className="text-faint text-sm">
          <LastSeen session={session} />
        </p>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {error}
          </p>
        )}
      </div>
      {!session.isCurrent && (
        <Button size="sm" isBusy={isBusy} aria-label={t("endNamed", { name })} onClick={end}>
          {t("end")}
        </Button>
      )}
    </li>
  );
}

function LastSeen({ session: { isCurrent, createdAt, lastSeenAt } }: { session: WireSession }) {
  const t = useTranslations("account.sessions");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const since = format.dateTime(createdAt, { dateStyle: "medium" });
  if (isCurrent || lastSeenAt === null) return t("since", { since });
  return t("sinceAndSeen", {
    since,
    seen: format.relativeTime(lastSeenAt, Math.max(now.getTime(), lastSeenAt)),
  });
}
