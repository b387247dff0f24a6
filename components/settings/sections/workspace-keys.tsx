"use client";

import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { DocsLink } from "@/components/docs/docs-link";
import { SettingsGroup } from "@/components/settings/settings-group";
import { WorkspaceKeyCard } from "@/components/settings/workspace-key-card";
import { WorkspaceKeyForm } from "@/components/settings/workspace-key-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { workspaceKeysQuery } from "@/lib/client/queries/workspace-keys";
import type { WireNewWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

/** Name in, key and command out; below them the keys of the workspace. */
export default function WorkspaceKeysSection() {
  const t = useTranslations("workspaceKeys");
  const tCommon = useTranslations("common");
  const { data: keys, isError, refetch } = useQuery(workspaceKeysQuery);
  // The secrets of new keys, by the keys' ids: nothing but this page knows them, and nothing after it.
  const [secrets, setSecrets] = useState<Record<number, string>>({});
  const keep = ({ id, key }: WireNewWorkspaceKey) => setSecrets((known) => ({ ...known, [id]: key }));
  const forget = (id: number) => setSecrets(({ [id]: _, ...others }) => others);

  return (
    <SettingsGroup title={t("title")} text={t("text")}>
      <DocsLink api="chapi" />
      <WorkspaceKeyForm onCreated={keep} />
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
      {!keys && !isError && <Skeleton className="h-16 w-full" />}
      {keys?.length === 0 && (
        <p className="flex items-center gap-2.5 rounded-md border border-line border-dashed px-3 py-3 text-sm text-soft">
          <KeyRound className="size-4 shrink-0" aria-hidden />
          {t("noneText")}
        </p>
      )}
      {keys && keys.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col gap-2">
          {keys.map((key) => (
            <WorkspaceKeyCard
              key={key.id}
              workspaceKey={key}
              secret={secrets[key.id] ?? null}
              onRotated={keep}
              onSecretKept={() => forget(key.id)}
            />
          ))}
        </ul>
      )}
    </SettingsGroup>
  );
}
