"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Globe, Info, Keyboard, LogOut, Monitor, Moon, Settings, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useChat } from "@/components/rooms/chat-context";
import { Menu } from "@/components/ui/menu";
import { type Theme, useTheme } from "@/components/ui/theme";
import { showToast } from "@/components/ui/toasts";
import { openSettings } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";

const THEMES = [
  { name: "light", label: "themeLight", Icon: Sun },
  { name: "dark", label: "themeDark", Icon: Moon },
  { name: "system", label: "themeSystem", Icon: Monitor },
] as const;

type Props = Pick<ComponentProps<typeof Menu>, "isOpen" | "onOpenChange" | "renderTrigger">;

/** What concerns me alone. */
export default function UserMenuSurface(props: Props) {
  const t = useTranslations("settings.user");
  const me = useMe();
  const client = useQueryClient();
  const theme = useTheme();
  const { openDialog } = useChat();
  const name = me.displayName || me.emailAddress || "";

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
      {...props}
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
          label: t("apis"),
          icon: <Info className="size-4" />,
          onSelect: () => void window.open("/docs", "_blank", "noopener"),
        },
        {
          label: t("signOut"),
          icon: <LogOut className="size-4" />,
          onSelect: () => void leave(),
        },
      ]}
    />
  );
}
