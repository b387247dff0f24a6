"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Avatar } from "@/components/ui/avatar";
import { PresenceDot } from "@/components/ui/presence-dot";
import { usePresence } from "@/lib/client/presence";

type Props = ComponentProps<typeof Avatar> & {
  /** Rooms and bots are neither here nor away. */
  hasPresence: boolean;
};

/** A picture, and for a person whether they are here. `PresenceText` says it in words. */
export function PersonAvatar({ hasPresence, ...avatar }: Props) {
  if (!hasPresence) return <Avatar {...avatar} />;
  return (
    <span className="relative inline-flex shrink-0">
      <Avatar {...avatar} />
      <Dot userId={avatar.id} />
    </span>
  );
}

export function PresenceText({ userId, className }: { userId: number; className?: string }) {
  const t = useTranslations("members");
  return <span className={className ?? "visually-hidden"}>{t(usePresence(userId))}</span>;
}

function Dot({ userId }: { userId: number }) {
  return <PresenceDot state={usePresence(userId)} />;
}
