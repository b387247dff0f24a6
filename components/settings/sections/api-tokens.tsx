"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DocsLink } from "@/components/docs/docs-link";
import { ApiTokenCard } from "@/components/settings/api-token-card";
import { ApiTokenForm } from "@/components/settings/api-token-form";
import { SettingsGroup } from "@/components/settings/settings-group";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { apiTokensQuery } from "@/lib/client/queries/api-tokens";
import type { WireNewApiToken } from "@/lib/dialects/spika/schemas/api-token";

/** Name, scopes and an end in, token and command out; below them the tokens that there are. */
export default function ApiTokensSection() {
  const t = useTranslations("tokens");
  const tCommon = useTranslations("common");
  const { data: tokens, isError, refetch } = useQuery(apiTokensQuery);
  // Nothing but this page knows the token itself, and nothing after it.
  const [fresh, setFresh] = useState<WireNewApiToken | null>(null);

  return (
    <SettingsGroup title={t("title")} text={t("text")}>
      <DocsLink api="chat-messages" />
      <ApiTokenForm onCreated={setFresh} />
      {isError && (
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
      {!tokens && !isError && <Skeleton className="h-16 w-full" />}
      {tokens?.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-md border border-line border-dashed px-3 py-3 text-sm text-soft">
          <KeyRound className="size-4 shrink-0" aria-hidden />
          {t("noneText")}
        </p>
      )}
      {tokens && tokens.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col gap-2">
          {tokens.map((token) => (
            <ApiTokenCard
              key={token.id}
              apiToken={token}
              fresh={fresh?.id === token.id ? fresh : null}
              onKept={() => setFresh(null)}
            />
          ))}
        </ul>
      )}
    </SettingsGroup>
  );
}
