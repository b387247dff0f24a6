"use client";

import clsx from "clsx";
import { ChevronRight, Keyboard } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { useChat } from "@/components/rooms/chat-context";
import { SETTINGS_SECTIONS, type SettingsSection } from "@/components/settings/settings-sections";
import { openSettings, settingsPath } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";

type Name = SettingsSection["name"];

export function SettingsNav({ current }: { current: Name | null }) {
  const t = useTranslations("settings");
  const { isWorkspaceAdmin } = useMe();
  const { openDialog } = useChat();
  const groups = (["personal", "workspace"] as const).filter(
    (group) =>
      (group === "personal" || isWorkspaceAdmin) &&
      SETTINGS_SECTIONS.some((section) => section.group === group),
  );
  return (
    <nav aria-label={t("nav")} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4">
      {groups.map((group) => (
        <div key={group} className="mb-4">
          <h2 className="px-3 pt-2 pb-1.5 font-medium text-faint text-xs">{t(`groups.${group}`)}</h2>
          <ul className="flex flex-col gap-0.5">
            {SETTINGS_SECTIONS.filter((section) => section.group === group).map((section, place) => (
              <Entry
                key={section.name}
                section={section}
                isCurrent={section.name === current}
                // The address of the page itself shows the first one beside the list.
                isShownBeside={current === null && group === "personal" && place === 0}
              />
            ))}
          </ul>
        </div>
      ))}
      <button
        type="button"
        onClick={() => openDialog("shortcuts")}
        className="flex h-9 w-full items-center gap-3 rounded-md px-3 font-medium text-soft hover:bg-hover hover:text-ink touch:h-11 max-md:h-12"
      >
        <Keyboard className="size-4.5 shrink-0" aria-hidden />
        {t("user.shortcuts")}
      </button>
    </nav>
  );
}

type EntryProps = { section: SettingsSection; isCurrent: boolean; isShownBeside: boolean };

function Entry({ section: { name, Icon }, isCurrent, isShownBeside }: EntryProps) {
  const t = useTranslations("settings");

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    openSettings(name);
  }

  return (
    <li>
      <a
        href={settingsPath(name)}
        aria-current={isCurrent ? "page" : undefined}
        onClick={open}
        className={clsx(
          "flex h-9 items-center gap-3 rounded-md px-3 font-medium touch:h-11 max-md:h-12",
          isCurrent ? "bg-selected text-ink" : "text-soft hover:bg-hover hover:text-ink",
          isShownBeside && "md:bg-selected md:text-ink",
        )}
      >
        <Icon className="size-4.5 shrink-0" aria-hidden />
        <span className="min-w-0 flex-1 truncate">{t(`sections.${name}`)}</span>
        <ChevronRight className="size-4 text-faint md:hidden" aria-hidden />
      </a>
    </li>
  );
}
