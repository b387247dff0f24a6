"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ChevronsUpDown, Globe, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useChat } from "@/components/rooms/chat-context";
import { Avatar } from "@/components/ui/avatar";
import { Menu } from "@/components/ui/menu";
import { setTheme, type Theme, useTheme } from "@/components/ui/theme";
import { showToast } from "@/components/ui/toasts";
import { openSettings } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { usePreferences } from "@/lib/client/queries/preferences";

const THEMES = [
  { name: "light", label: "themeLight", Icon: Sun },
  { name: "dark", label: "themeDark", Icon: Moon },
  { name: "system", label: "themeSystem", Icon: Monitor },
] as const;

/** Who I am here, and what concerns me alone. */
export function UserMenu() {
  const t = useTranslations("settings.user");
  const me = useMe();
  const client = useQueryClient();
  const theme = useTheme();
  const { theme: chosen } = usePreferences();
  const { openDialog } = useChat();
  const name = me.displayName || me.emailAddress || "";

  // As chosen on another device.
  useEffect(() => {
    if (chosen !== "browser") setTheme(chosen);
  }, [chosen]);

  async function choose(value: Theme) {
    const { chooseTheme } = await import("@/components/settings/theme-preference");
    await chooseTheme(client, value).catch(() => showToast(t("themeFailed")));
  }

  async function leave() {
    const { signOut } = await import("@/components/auth/account-api");
    const { refusal } = await signOut();
    if (refusal) showToast(t("signOutFailed"));
    else window.location.assign("/login");
  }

  return (
    <div className="shrink-0 border-line border-t p-2">
      <Menu
        label={t("menu", { name })}
        icon={null}
        align="start"
        heading={
          <>
            <p className="truncate font-semibold">{name}</p>
            <p className="truncate text-faint text-sm">{me.emailAddress ?? me.telephoneNumber}</p>
          </>
        }
        renderTrigger={(props) => (
          <button
            type="button"
            aria-label={t("menu", { name })}
            className="flex w-full items-center gap-2.5 rounded-md p-2 text-left transition-colors hover:bg-hover aria-expanded:bg-hover"
            {...props}
          >
            <Avatar id={me.id} name={name} pictureId={me.avatarFileId} size={32} />
            <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
            <ChevronsUpDown className="size-4 text-faint" aria-hidden />
          </button>
        )}
        items={[
          {
            label: t("settings"),
            icon: <Settings className="size-4" />,
            onSelect: () => openSettings(),
          },
          { label: t("browse"), icon: <Globe className="size-4" />, onSelect: () => openDialog("browse") },
          "separator",
          ...THEMES.map(({ name: value, label, Icon }) => ({
            label: t(label),
            icon: <Icon className="size-4" />,
            isChecked: theme === value,
            onSelect: () => void choose(value),
          })),
          "separator",
          {
            label: t("shortcuts"),
            icon: <Keyboard className="size-4" />,
            onSelect: () => openDialog("shortcuts"),
          },
          {
            label: t("signOut"),
            icon: <LogOut className="size-4" />,
            onSelect: () => void leave(),
          },
        ]}
      />
    </div>
  );
}
