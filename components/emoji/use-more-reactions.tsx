import { SmilePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RowActions } from "@/components/messages/message-row";
import { askForEmoji } from "@/lib/client/emoji/ask";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** The way to all other reactions, beside the quick ones. */
export function useMoreReactions(message: WireMessage, actions: RowActions) {
  const t = useTranslations("emoji");
  return {
    label: t("more"),
    icon: <SmilePlus className="size-4" />,
    /** @param anchor  what was pressed; it may be gone when the picker closes, the message is not */
    ask: (anchor: HTMLElement | null) =>
      askForEmoji({
        anchor,
        back: anchor?.closest<HTMLElement>("[data-key]"),
        onPick: (emoji) => actions.react(message, emoji),
      }),
  };
}
