"use client";

import { lazy, Suspense } from "react";
import { previewIn } from "@/lib/client/link-preview";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const LinkPreviewCard = lazy(() => import("@/components/messages/link-preview-card"));

type Props = {
  message: WireMessage;
  isMine: boolean;
  /** Whether the keyboard is at this message: then the card can be reached by Tab. */
  isInRow: boolean;
};

/** Under a text, the page that it links to; as high before the card is there as afterwards. */
export function LinkPreviewSlot({ message, isMine, isInRow }: Props) {
  const preview = previewIn(message.body);
  if (!preview) return null;
  return (
    <div className="my-1 h-20 max-w-md">
      <Suspense fallback={null}>
        <LinkPreviewCard message={message} preview={preview} isMine={isMine} isInRow={isInRow} />
      </Suspense>
    </div>
  );
}
