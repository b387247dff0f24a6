import clsx from "clsx";
import type { ReactNode } from "react";
import { GuestAttachments } from "@/components/guest/guest-attachments";
import { linkify, type TextPart } from "@/lib/client/linkify";
import type { WireAttachment } from "@/lib/dialects/guest-chat/schemas";

type Props = { body: string; attachments: WireAttachment[]; isOwn: boolean; children?: ReactNode };

/** What was said. One's own stands on the right, in the colour of the house. */
export function GuestBubble({ body, attachments, isOwn, children }: Props) {
  return (
    <div
      className={clsx(
        "flex max-w-full flex-col gap-2 rounded-lg px-3 py-2 text-ink",
        isOwn ? "bg-accent-tint" : "border border-line bg-raised",
      )}
    >
      {children || (
        <>
          {body && (
            <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
              {linkify(body).map((part, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
                <Part key={index} {...part} />
              ))}
            </div>
          )}
          <GuestAttachments attachments={attachments} />
        </>
      )}
    </div>
  );
}

function Part({ text, href }: TextPart) {
  if (!href) return text;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow" className="text-link underline">
      {text}
    </a>
  );
}
