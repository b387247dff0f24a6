"use client";

import { useTranslations } from "next-intl";
import { WorkspaceKeyPlayground } from "@/components/playground/playground-slot";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import type { WireWorkspaceKey } from "@/lib/dialects/spika/schemas/workspace-key";

type Props = { workspaceKey: WireWorkspaceKey; secret: string; onKept: () => void };

/** A key that was just made, in full for this once, and calls that work as they stand. */
export function FreshKey({ workspaceKey, secret, onKept }: Props) {
  const t = useTranslations("workspaceKeys");
  return (
    <div className="flex flex-col gap-3 border-line border-t p-3">
      <p className="text-sm">{t("shownOnce")}</p>
      <CopyField label={t("key")} what={t("keyWhat")} text={secret} />
      <WorkspaceKeyPlayground workspaceKey={workspaceKey} secret={secret} />
      <Button size="sm" onClick={onKept} className="self-start">
        {t("done")}
      </Button>
    </div>
  );
}
