"use client";

import { useQueryClient } from "@tanstack/react-query";
import { ArrowLeft, Bell, BellOff, MoreHorizontal, Volume2, VolumeX, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { announce } from "@/components/ui/announcer";
import { IconButton } from "@/components/ui/icon-button";
import { Menu } from "@/components/ui/menu";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { openPanel } from "@/lib/client/navigation";
import { changeThread } from "@/lib/client/queries/threads";
import type { WireThreadStanding } from "@/lib/dialects/spika/schemas/thread";

type Props = {
  title: string /** undefined until the thread is here. */;
  standing: WireThreadStanding | undefined;
};

export function ThreadHeader({ title, standing }: Props) {
  const t = useTranslations("threads");
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 border-line border-b pr-2 pl-2 md:pl-5">
      <IconButton
        label={t("back", { room: title })}
        icon={<ArrowLeft className="size-5" />}
        onClick={() => openPanel(null)}
        className="md:hidden"
      />
      <div className="min-w-0 flex-1">
        <h2 className="flex items-center gap-1.5 font-semibold text-lg leading-5.5">
          {t("title")}
          {standing?.muted && <BellOff className="size-3.5 shrink-0 text-faint" aria-label={t("muted")} />}
        </h2>
        <p className="truncate text-faint text-sm">{title}</p>
      </div>
      {standing && <ThreadMenu standing={standing} />}
      <IconButton
        label={t("close")}
        icon={<X className="size-5" />}
        onClick={() => openPanel(null)}
        className="max-md:hidden"
      />
    </header>
  );
}

function ThreadMenu({ standing: { rootId, following, muted } }: { standing: WireThreadStanding }) {
  const t = useTranslations("threads");
  const client = useQueryClient();
  const errorText = useErrorText();

  async function change(to: Parameters<typeof changeThread>[2], done: string) {
    try {
      await changeThread(client, rootId, to);
      announce(done);
    } catch (cause) {
      showToast(t("changeFailed", { reason: errorText(cause) }));
    }
  }

  return (
    <Menu
      label={t("options")}
      icon={<MoreHorizontal className="size-5" />}
      items={[
        {
          label: t(following ? "unfollow" : "follow"),
          icon: following ? <BellOff className="size-4" /> : <Bell className="size-4" />,
          onSelect: () =>
            void (following ? change("unfollow", t("unfollowed")) : change("follow", t("followed"))),
        },
        {
          label: t(muted ? "unmute" : "mute"),
          icon: muted ? <Volume2 className="size-4" /> : <VolumeX className="size-4" />,
          onSelect: () => void (muted ? change("unmute", t("nowUnmuted")) : change("mute", t("nowMuted"))),
        },
      ]}
    />
  );
}
