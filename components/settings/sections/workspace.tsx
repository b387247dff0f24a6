"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { WorkspaceForm } from "@/components/settings/workspace-form";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { workspaceQuery } from "@/lib/client/queries/workspace";

export default function WorkspaceSection() {
  const t = useTranslations("workspace");
  const tCommon = useTranslations("common");
  const { data: workspace, isError, refetch } = useQuery(workspaceQuery);
  if (workspace) return <WorkspaceForm workspace={workspace} />;
  if (!isError) return <Skeleton className="h-40 w-full" />;
  return (
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
  );
}
