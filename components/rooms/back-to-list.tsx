"use client";

import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { IconButton } from "@/components/ui/icon-button";
import { leaveToList } from "@/lib/client/navigation";

/** On a small screen, where one sees either the list of rooms or what was chosen from it. */
export function BackToList() {
  const t = useTranslations("rooms.header");
  return (
    <IconButton
      label={t("backToList")}
      icon={<ArrowLeft className="size-5" />}
      onClick={leaveToList}
      className="md:hidden"
    />
  );
}
