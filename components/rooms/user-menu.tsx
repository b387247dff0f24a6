"use client";

import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import type { TriggerProps } from "@/components/ui/menu";
import { useMe } from "@/lib/client/queries/me";

const loadSurface = () => import("@/components/rooms/user-menu-surface");
const UserMenuSurface = lazy(loadSurface);

/** Who I am here. The menu behind it comes with the first wish for it. */
export function UserMenu() {
  const t = useTranslations("settings.user");
  const me = useMe();
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const name = me.displayName || me.emailAddress || "";

  function open() {
    setWanted(true);
    setOpen(true);
  }

  const renderTrigger = (props: TriggerProps) => (
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
  );
  const early = renderTrigger({
    "aria-haspopup": "menu",
    "aria-expanded": isOpen,
    onPointerEnter: loadSurface,
    onClick: open,
  });
  return (
    <div className="shrink-0 border-line border-t p-2">
      {isWanted ? (
        <Suspense fallback={early}>
          <UserMenuSurface isOpen={isOpen} onOpenChange={setOpen} renderTrigger={renderTrigger} />
        </Suspense>
      ) : (
        early
      )}
    </div>
  );
}
