import {
  Accessibility,
  Building2,
  DoorOpen,
  KeyRound,
  Link2,
  type LucideIcon,
  MessageSquareText,
  MonitorSmartphone,
  Palette,
  SquareTerminal,
  UserRound,
  Users,
} from "lucide-react";
import { type ComponentType, lazy } from "react";

export type SettingsSection = {
  /** What stands in the address, /settings/<name>; settings.sections.<name> is its label. */
  name:
    | "account"
    | "sessions"
    | "messages"
    | "appearance"
    | "accessibility"
    | "api-tokens"
    | "guest-chats"
    | "workspace"
    | "people"
    | "invites"
    | "workspace-keys";
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
    name: "sessions",
    group: "personal",
    Icon: MonitorSmartphone,
    Screen: lazy(() => import("@/components/settings/sections/sessions")),
  },
  {
    name: "messages",
    group: "personal",
    Icon: MessageSquareText,
    Screen: lazy(() => import("@/components/settings/sections/messages")),
  },
  {
    name: "appearance",
    group: "personal",
    Icon: Palette,
    Screen: lazy(() => import("@/components/settings/sections/appearance")),
  },
  {
    name: "accessibility",
    group: "personal",
    Icon: Accessibility,
    Screen: lazy(() => import("@/components/settings/sections/accessibility")),
  },
  {
    name: "api-tokens",
    group: "personal",
    Icon: SquareTerminal,
    Screen: lazy(() => import("@/components/settings/sections/api-tokens")),
  },
  {
    name: "guest-chats",
    group: "personal",
    Icon: DoorOpen,
    Screen: lazy(() => import("@/components/settings/sections/guest-chats")),
  },
  {
    name: "workspace",
    group: "workspace",
    Icon: Building2,
    Screen: lazy(() => import("@/components/settings/sections/workspace")),
  },
  {
    name: "people",
    group: "workspace",
    Icon: Users,
    Screen: lazy(() => import("@/components/settings/sections/people")),
  },
  {
    name: "invites",
    group: "workspace",
    Icon: Link2,
    Screen: lazy(() => import("@/components/settings/sections/invites")),
  },
  {
    name: "workspace-keys",
    group: "workspace",
    Icon: KeyRound,
    Screen: lazy(() => import("@/components/settings/sections/workspace-keys")),
  },
];
