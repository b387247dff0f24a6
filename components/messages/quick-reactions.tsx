"use client";

import { useTranslations } from "next-intl";
import type { RowActions } from "@/components/messages/message-row";
import { useEmojiName } from "@/components/messages/use-emoji-name";
import { IconButton } from "@/components/ui/icon-button";
import { useMe } from "@/lib/client/queries/me";
import { baseEmoji, QUICK_REACTIONS, reactionOf } from "@/lib/client/reaction-groups";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Choice = { label: string; icon: string; isChecked: boolean; onSelect: () => void };

/** What the toolbar and the menu of a message offer, each knowing whether it is mine already. */
export function useQuickReactions(message: WireMessage, actions: RowActions): Choice[] {
  const t = useTranslations("reactions");
  const nameOf = useEmojiName();
  const me = useMe();
  const mine = reactionOf(message.messageRecords, me.id);
  const chosen = mine?.isDeleted === false ? baseEmoji(mine.reaction ?? "") : null;
  return QUICK_REACTIONS.map((emoji) => {
    const isChecked = chosen === baseEmoji(emoji);
    const label = t(isChecked ? "takeBack" : "react", { emoji: nameOf(emoji) });
    return { label, icon: emoji, isChecked, onSelect: () => actions.react(message, emoji) };
  });
}

/** For a mouse; a finger finds them in the menu. */
export function QuickReactions({ choices }: { choices: Choice[] }) {
  return (
    <div className="hidden border-line border-r pr-0.5 md:flex touch:hidden">
      {choices.map(({ label, icon, isChecked, onSelect }) => (
        <IconButton
          key={icon}
          size="sm"
          tooltip="above"
          label={label}
          tabIndex={-1}
          aria-pressed={isChecked}
          icon={<span className="text-base leading-none">{icon}</span>}
          onClick={onSelect}
        />
      ))}
    </div>
  );
}
