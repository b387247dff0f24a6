"use client";

import clsx from "clsx";
import { useFormatter, useTranslations } from "next-intl";
import type { RowActions } from "@/components/messages/message-row";
import { useEmojiName } from "@/components/messages/use-emoji-name";
import { usePersonName } from "@/components/messages/use-person-name";
import { useMe } from "@/lib/client/queries/me";
import { groupReactions, type ReactionGroup } from "@/lib/client/reaction-groups";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  /** Whether the keyboard is at this message: then its reactions can be reached by Tab. */
  isInRow: boolean;
  actions: RowActions;
};

/** The reactions under a message. Pressing one joins it, or takes one's own back. */
export default function ReactionChips({ message, isInRow, actions }: Props) {
  const t = useTranslations("reactions");
  const me = useMe();
  const groups = groupReactions(message.messageRecords, me.id);
  if (groups.length === 0) return null;
  return (
    <fieldset className="mt-1 mb-0.5 flex flex-wrap gap-1 touch:gap-2 touch:py-2">
      <legend className="visually-hidden">{t("group")}</legend>
      {groups.map((group) => (
        <Chip
          key={group.emoji}
          group={group}
          roomId={message.roomId}
          myId={me.id}
          tabIndex={isInRow ? 0 : -1}
          onPress={() => actions.react(message, group.emoji)}
        />
      ))}
    </fieldset>
  );
}

type ChipProps = {
  group: ReactionGroup;
  roomId: number;
  myId: number;
  tabIndex: number;
  onPress: () => void;
};

function Chip({ group, roomId, myId, tabIndex, onPress }: ChipProps) {
  const t = useTranslations("reactions");
  const nameOf = useEmojiName();
  const names = useNames(group.userIds, roomId, myId);
  const words = { emoji: nameOf(group.emoji), count: group.userIds.length };
  return (
    <button
      type="button"
      aria-pressed={group.isMine}
      aria-label={group.isMine ? t("chipMine", words) : t("chip", words)}
      aria-description={t("who", { names, emoji: words.emoji })}
      data-tooltip={t("who", { names, emoji: group.emoji })}
      data-tooltip-side="above"
      tabIndex={tabIndex}
      onClick={onPress}
      className={clsx(
        // Under a finger the target is higher than what is drawn.
        "relative inline-flex h-7 min-w-10 items-center justify-center gap-1.5 rounded-full border px-2 text-sm",
        "transition-colors touch:min-w-11 touch:after:absolute touch:after:-inset-y-2 touch:after:inset-x-0",
        group.isMine
          ? "border-accent bg-accent-tint font-semibold text-on-accent-tint"
          : "border-line bg-raised text-soft hover:border-edge hover:text-ink",
      )}
    >
      <span aria-hidden="true">{group.emoji}</span>
      <span aria-hidden="true" className="tabular text-xs">
        {words.count}
      </span>
    </button>
  );
}

const NAMED = 8;

/** Me first, then the others; of many only the first few. */
function useNames(userIds: number[], roomId: number, myId: number): string {
  const t = useTranslations("reactions");
  const format = useFormatter();
  const nameOf = usePersonName(roomId);
  const ordered = [...userIds].sort((a, b) => Number(b === myId) - Number(a === myId));
  const names = ordered.map((id) => (id === myId ? t("you") : nameOf(id)));
  const rest = names.length - NAMED;
  return format.list(rest > 1 ? [...names.slice(0, NAMED), t("more", { count: rest })] : names);
}
