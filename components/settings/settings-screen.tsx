"use client";

import clsx from "clsx";
import { ArrowLeft, ShieldAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Suspense, useEffect, useRef } from "react";
import { WindowTitle } from "@/components/rooms/window-title";
import { SettingsNav } from "@/components/settings/settings-nav";
import { SETTINGS_SECTIONS, type SettingsSection } from "@/components/settings/settings-sections";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { leaveSettings, openSettings, useSettingsSection } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";

/**
 * The whole window: sections on the left, the chosen one beside them. A small screen
 * shows one of both at a time, and the address says which.
 */
export default function SettingsScreen() {
  const t = useTranslations("settings");
  const named = useSettingsSection();
  const section = SETTINGS_SECTIONS.find(({ name }) => name === named) ?? SETTINGS_SECTIONS[0];
  const isListAlone = named === "" || !section;

  return (
    <div className="flex h-full">
      <WindowTitle title={section && !isListAlone ? t(`sections.${section.name}`) : t("title")} />
      <div
        className={clsx(
          "flex w-full shrink-0 flex-col bg-canvas md:w-64 md:border-line md:border-r",
          !isListAlone && "max-md:hidden",
        )}
      >
        <header className="flex h-14 shrink-0 items-center gap-1 pr-4 pl-2">
          <IconButton label={t("back")} icon={<ArrowLeft className="size-5" />} onClick={leaveSettings} />
          {isListAlone && <h1 className="font-semibold text-lg md:hidden">{t("title")}</h1>}
          <p className={clsx("font-semibold text-lg", isListAlone && "max-md:hidden")}>{t("title")}</p>
        </header>
        <SettingsNav current={isListAlone ? null : section.name} />
      </div>
      {section && <Section section={section} isBehindList={isListAlone} />}
    </div>
  );
}

function Section({ section, isBehindList }: { section: SettingsSection; isBehindList: boolean }) {
  const t = useTranslations("settings");
  const { isWorkspaceAdmin } = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const first = useRef(section.name);
  const { name, group, Screen } = section;

  // Whoever has chosen a section goes into it; whoever has opened the page stays at its top.
  useEffect(() => {
    if (first.current === name) return;
    first.current = name;
    heading.current?.focus({ preventScroll: true });
  }, [name]);

  return (
    <main
      id="messages"
      tabIndex={-1}
      className={clsx("flex min-w-0 flex-1 flex-col bg-surface", isBehindList && "max-md:hidden")}
    >
      <header className="flex h-14 shrink-0 items-center gap-1 border-line border-b pr-4 pl-2 md:pl-8">
        <IconButton
          label={t("backToSections")}
          icon={<ArrowLeft className="size-5" />}
          onClick={() => openSettings()}
          className="md:hidden"
        />
        <h1 ref={heading} tabIndex={-1} className="font-semibold text-lg outline-none">
          {t(`sections.${name}`)}
        </h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div key={name} className="flex max-w-160 flex-col gap-8 px-4 py-6 md:px-8">
          {group === "workspace" && !isWorkspaceAdmin ? (
            <EmptyState icon={<ShieldAlert className="size-6" />} title={t("adminsOnlyTitle")}>
              {t("adminsOnlyText")}
            </EmptyState>
          ) : (
            <Suspense fallback={null}>
              <Screen />
            </Suspense>
          )}
        </div>
      </div>
    </main>
  );
}
