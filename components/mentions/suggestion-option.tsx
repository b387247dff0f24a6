import clsx from "clsx";
import { Globe, Hash, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Suggestion } from "@/components/mentions/use-suggestions";
import { Avatar } from "@/components/ui/avatar";

type Props = {
  id: string;
  suggestion: Suggestion;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
};

/** One line of the list. The field keeps the focus, so the keyboard never comes here. */
export function SuggestionOption({ id, suggestion, isActive, onPoint, onChoose }: Props) {
  const { icon, words, hint } = useFace(suggestion);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field that owns the list hears the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onPointerMove={onPoint}
      onClick={onChoose}
      className={clsx(
        "flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1 touch:min-h-11",
        isActive && "bg-hover",
      )}
    >
      <span aria-hidden="true" className="flex w-6 shrink-0 justify-center">
        {icon}
      </span>
      <span className="min-w-0 truncate font-medium">{words}</span>
      {hint && <span className="ml-auto shrink-0 pl-2 text-soft text-xs">{hint}</span>}
    </div>
  );
}

function useFace(suggestion: Suggestion): { icon: ReactNode; words: string; hint?: string } {
  const t = useTranslations("mentions");
  switch (suggestion.kind) {
    case "person": {
      const { id, name, user, isMember } = suggestion;
      const hint = isMember ? (user.isBot ? t("bot") : undefined) : t("notInRoom");
      return {
        icon: <Avatar id={id} name={name} pictureId={user.avatarFileId} size={24} />,
        words: name,
        hint,
      };
    }
    case "everybody":
      return {
        icon: <Users className="size-4.5 text-soft" />,
        words: "@room",
        hint: t("everybody", { count: suggestion.count }),
      };
    case "room": {
      const Icon = suggestion.isPublic ? Globe : Hash;
      const hint = suggestion.isMine ? undefined : t("notJoined");
      return { icon: <Icon className="size-4.5 text-soft" />, words: suggestion.name, hint };
    }
    case "emoji":
      return {
        icon: <span className="text-xl">{suggestion.emoji}</span>,
        words: `:${suggestion.shortcode}:`,
      };
  }
}
