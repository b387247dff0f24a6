import { memo, type ReactNode } from "react";
import { linkify } from "@/lib/client/linkify";

type Props = {
  text: string;
  /** Whether the keyboard is at this message: then its links can be reached by Tab. */
  isInRow: boolean;
  /** Stands right behind the last word. */
  mark?: ReactNode;
};

/** Plain text as it was typed; web addresses can be followed. */
export const MessageText = memo(function MessageText({ text, isInRow, mark }: Props) {
  return (
    <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {linkify(text).map((part, index) =>
        part.href ? (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
            key={index}
            href={part.href}
            target="_blank"
            rel="noopener noreferrer nofollow"
            tabIndex={isInRow ? 0 : -1}
            className="text-link underline decoration-link/40 underline-offset-2 hover:decoration-link"
          >
            {part.text}
          </a>
        ) : (
          part.text
        ),
      )}
      {mark}
    </div>
  );
});
