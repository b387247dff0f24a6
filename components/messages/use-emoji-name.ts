import { useTranslations } from "next-intl";
import { baseEmoji } from "@/lib/client/reaction-groups";

const NAMES = {
  "👍": "thumbsUp",
  "❤": "heart",
  "😂": "laughing",
  "😮": "surprised",
  "😢": "crying",
  "🙏": "thanks",
} as const;

/** What a reaction is called aloud. Of others the emoji itself, which screen readers can name. */
export function useEmojiName(): (emoji: string) => string {
  const t = useTranslations("reactions.names");
  return (emoji) => {
    const base = baseEmoji(emoji);
    return isNamed(base) ? t(NAMES[base]) : emoji;
  };
}

function isNamed(emoji: string): emoji is keyof typeof NAMES {
  return Object.hasOwn(NAMES, emoji);
}
