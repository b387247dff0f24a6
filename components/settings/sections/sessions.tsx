"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SessionRow } from "@/components/settings/session-row";
import { announce } from "@/components/ui/announcer";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { useErrorText } from "@/lib/client/error-text";
import { endSession, sessionsQuery } from "@/lib/client/queries/account";

export default function SessionsSection() {
  const t = useTranslations("account.sessions");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const { data: sessions, isError, refetch } = useQuery(sessionsQuery);
  const [isAsking, setAsking] = useState(false);

  return (
    <>
      <p className="text-soft">{t("text")}</p>
      {isError && !sessions && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!sessions && !isError && <Skeleton className="h-16 w-full" />}
      {sessions && (
        <ul aria-label={t("list")} className="flex flex-col divide-y divide-line">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
      {sessions && sessions.length > 1 && (
        <div>
          <Button icon={<LogOut className="size-4" />} onClick={() => setAsking(true)}>
            {t("endOthers")}
          </Button>
        </div>
      )}
      {isAsking && (
        <ConfirmDialog
          title={t("endOthersTitle")}
          text={t("endOthersText")}
          action={t("endOthers")}
          isDangerous
          describe={errorText}
          onConfirm={async () => {
            await endSession(client, null);
            announce(t("othersEnded"));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
