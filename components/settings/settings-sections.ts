import { type LucideIcon, Palette, UserRound } from "lucide-react";
import { type ComponentType, lazy } from "react";

export type SettingsSection = {
  /** What stands in the address, /settings/<name>; settings.sections.<name> is its label. */
  name: "account" | "appearance";
  group: "personal" | "workspace";
  Icon: LucideIcon;
  Screen: ComponentType;
};

/** The settings page in the order of its navigation. Those of the workspace are for its admins. */
export const SETTINGS_SECTIONS: readonly SettingsSection[] = [
  {
    name: "account",
    group: "personal",
    Icon: UserRound,
    Screen: lazy(() => import("@/components/settings/sections/account")),
  },
  {
    name: "appearance",
    group: "personal",
    Icon: Palette,
    Screen: lazy(() => import("@/components/settings/sections/appearance")),
  },
];
