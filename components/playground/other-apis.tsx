"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { openSettings, settingsPath } from "@/lib/client/navigation";

/** Which APIs a kind of key does not speak, and where there is a key for them. */
export function OtherApis({ of: kind }: { of: "roomKey" | "workspaceKey" | "apiToken" }) {
  const t = useTranslations("playground");
  return t.rich(`others.${kind}`, {
    token: (words) => <SettingsLink section="api-tokens">{words}</SettingsLink>,
    key: (words) => <SettingsLink section="workspace-keys">{words}</SettingsLink>,
  });
}

function SettingsLink({ section, children }: { section: string; children: ReactNode }) {
  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openSettings(section);
  }
  return (
    <a href={settingsPath(section)} onClick={open} className="text-link underline-offset-2 hover:underline">
      {children}
    </a>
  );
}
