"use client";

import { Archive } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { BringBackButton } from "@/components/rooms/bring-back-button";
import { useMe } from "@/lib/client/queries/me";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

/** Where otherwise one writes: why nobody can, and who can change that. */
export default function ArchivedBar({ room }: { room: WireRoom }) {
  const t = useTranslations("archive");
  const format = useFormatter();
  const me = useMe();
  const admins = room.users.filter((member) => member.isAdmin);
  const isAdmin = admins.some((member) => member.userId === me.id);
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-3 border-line border-t px-5 pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
      <Archive className="size-5 shrink-0 text-faint" aria-hidden />
      <p className="min-w-0 flex-1 basis-60 text-soft">
        {isAdmin
          ? t("barAdmin")
          : t("bar", { names: format.list(admins.map(({ user }) => user.displayName ?? "")) })}
      </p>
      {isAdmin && <BringBackButton roomId={room.id} size="sm" />}
    </div>
  );
}
