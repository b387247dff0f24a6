"use client";

import { CornerUpLeft, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { QuotedWords } from "@/components/messages/quoted";
import { usePersonName } from "@/components/messages/use-person-name";
import { IconButton } from "@/components/ui/icon-button";
import type { Quote } from "@/lib/client/quote";

/** Above the composer: what the next message will answer. Esc takes it away too; the words stay. */
export default function ReplyBar({
  quote,
  roomId,
  onCancel,
}: {
  quote: Quote;
  roomId: number;
  onCancel: () => void;
}) {
  const t = useTranslations("replies");
  const name = usePersonName(roomId)(quote.fromUserId);
  return (
    <section aria-label={t("replyingTo", { name })} className="mx-3 mb-1.5 animate-appear md:mx-5">
      <div className="flex items-start gap-2.5 rounded-lg border border-line bg-canvas py-1.5 pr-1.5 pl-3.5">
        <CornerUpLeft aria-hidden="true" className="mt-1 size-4 shrink-0 text-accent" />
        <div className="min-w-0 flex-1 text-sm">
          <QuotedWords quote={quote} name={t("replyingTo", { name })} />
        </div>
        <IconButton
          size="sm"
          tooltip="above"
          label={t("cancel")}
          icon={<X className="size-4" />}
          onClick={onCancel}
        />
      </div>
    </section>
  );
}
