"use client";

import { useTranslations } from "next-intl";
import { usePersonName } from "@/components/messages/use-person-name";
import type { Quote } from "@/lib/client/quote";

type Props = {
  quote: Quote;
  roomId: number;
  /** Whether the keyboard is at the answer: then the way to what it answers can be reached by Tab. */
  isInRow: boolean;
  /** Absent where it cannot be gone to. */
  onJump?: (messageId: number) => void;
};

/** Above an answer: who is answered, the first words, and the way there. */
export default function Quoted({ quote, roomId, isInRow, onJump }: Props) {
  const t = useTranslations("replies");
  const name = usePersonName(roomId)(quote.fromUserId);
  const text = useQuotedText(quote);
  if (!onJump) {
    return (
      <div className="mt-0.5 mb-1 border-edge border-l-2 py-0.5 pl-2.5 text-sm">
        <QuotedWords quote={quote} name={name} />
      </div>
    );
  }
  return (
    <button
      type="button"
      aria-label={t("quoted", { name, text })}
      tabIndex={isInRow ? 0 : -1}
      onClick={() => onJump(quote.id)}
      className="mt-0.5 mb-1 block min-h-6 max-w-full rounded-r-sm border-edge border-l-2 py-0.5 pr-2 pl-2.5 text-left text-sm transition-colors hover:border-accent hover:bg-hover touch:min-h-11"
    >
      <QuotedWords quote={quote} name={name} />
    </button>
  );
}

export function QuotedWords({ quote, name }: { quote: Quote; name: string }) {
  return (
    <>
      <span className="block truncate font-semibold text-soft">{name}</span>
      <span dir="auto" className="line-clamp-2 text-faint [overflow-wrap:anywhere]">
        {useQuotedText(quote)}
      </span>
    </>
  );
}

function useQuotedText({ type, text }: Quote): string {
  const t = useTranslations("replies");
  return text || t("kind", { type });
}
