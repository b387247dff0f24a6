"use client";

import { useTranslations } from "next-intl";
import { useMoreReactions } from "@/components/emoji/use-more-reactions";
import type { RowActions } from "@/components/messages/message-row";
import { useQuickReactions } from "@/components/messages/quick-reactions";
import { useMessageMenu } from "@/components/messages/use-message-menu";
import type { MenuAction } from "@/components/ui/menu";
import { Sheet } from "@/components/ui/sheet";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = { message: WireMessage; isMine: boolean; actions: RowActions; onClose: () => void };

/** What a long press on a message opens. */
export default function MessageSheet({ message, isMine, actions, onClose }: Props) {
  const t = useTranslations("actions");
  const reactions = useQuickReactions(message, actions);
  const items = useMessageMenu({ message, isMine, actions });
  const row: MenuAction[] = reactions.map((choice) => ({
    ...choice,
    icon: <span className="text-xl">{choice.icon}</span>,
  }));
  const more = useMoreReactions(message, actions);
  row.push({ label: more.label, icon: more.icon, isChecked: false, onSelect: () => more.ask(null) });
  return <Sheet label={t("sheet")} items={[{ row }, "separator", ...items]} onClose={onClose} />;
}
