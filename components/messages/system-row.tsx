"use client";

import { memo } from "react";
import { MessageTime } from "@/components/messages/message-time";
import { useSystemSentence } from "@/lib/client/system-sentence";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Something happened to the room itself. */
export const SystemRow = memo(function SystemRow({
  message,
  rowKey,
}: {
  message: WireMessage;
  rowKey: string;
}) {
  const sentenceOf = useSystemSentence();
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the list that it stands in
    <div
      role="listitem"
      data-key={rowKey}
      className="flex items-baseline justify-center gap-2 px-4 py-1.5 text-faint text-sm"
    >
      <span className="text-center [overflow-wrap:anywhere]">{sentenceOf(message.body)}</span>
      <span className="text-xs">
        <MessageTime at={message.createdAt} />
      </span>
    </div>
  );
});
