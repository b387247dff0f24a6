"use client";

import clsx from "clsx";
import { Check, CheckCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ComponentProps, lazy, Suspense, useState } from "react";
import { receiptState } from "@/lib/client/receipts";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const loadPopover = () => import("@/components/messages/receipt-popover");
const ReceiptPopover = lazy(loadPopover);

type Props = {
  message: WireMessage;
  /** Whether the keyboard is at this message: then the mark can be reached by Tab. */
  isInRow: boolean;
};

/** Beside one's own message: one tick when it is sent, two when all have it, in colour when all have seen it. */
export default function ReceiptMark({ message, isInRow }: Props) {
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  if (!isWanted) {
    const open = () => {
      setWanted(true);
      setOpen(true);
    };
    return (
      <Tick
        message={message}
        isInRow={isInRow}
        aria-expanded={false}
        onPointerEnter={loadPopover}
        onClick={open}
      />
    );
  }
  return (
    <Suspense fallback={<Tick message={message} isInRow={isInRow} aria-expanded={isOpen} />}>
      <ReceiptPopover
        message={message}
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={<Tick message={message} isInRow={isInRow} aria-expanded={isOpen} />}
      />
    </Suspense>
  );
}

function Tick({ message, isInRow, ...button }: Props & ComponentProps<"button">) {
  const state = receiptState(message);
  const label = useLabel(message);
  const Icon = state === "sent" ? Check : CheckCheck;
  return (
    <button
      {...button}
      type="button"
      aria-haspopup="dialog"
      aria-label={label}
      data-tooltip={button["aria-expanded"] ? undefined : label}
      data-tooltip-side="above"
      tabIndex={isInRow ? 0 : -1}
      className={clsx(
        "relative -mr-1 flex size-6 shrink-0 items-center justify-center self-end rounded-sm hover:bg-hover",
        "touch:after:absolute touch:after:-inset-2.5",
        state === "seen" ? "text-accent" : "text-faint",
      )}
    >
      <Icon aria-hidden="true" className="size-4" />
    </button>
  );
}

function useLabel(message: WireMessage): string {
  const t = useTranslations("receipts");
  const state = receiptState(message);
  const others = message.totalUserCount - 1;
  if (state === "seen") return t("seen");
  if (message.seenCount > 1) return t("seenBySome", { count: message.seenCount - 1, others });
  if (state === "delivered") return t("delivered");
  return message.deliveredCount > 1
    ? t("deliveredToSome", { count: message.deliveredCount - 1, others })
    : t("sent");
}
