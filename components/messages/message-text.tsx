import { lazy, memo, type ReactNode, Suspense } from "react";
import { MessageLink } from "@/components/messages/message-link";
import { linkify } from "@/lib/client/linkify";
import { hasMarkup } from "@/lib/client/markup";

const RichText = lazy(() => import("@/components/messages/rich-text"));

type Props = {
  text: string;
  /** Whether the keyboard is at this message: then its links can be reached by Tab. */
  isInRow: boolean;
  /** Stands right behind the last word. */
  mark?: ReactNode;
  /** Where it was said, and whom it calls. */
  roomId?: number;
  mentions?: number[];
};

/** Perhaps a room's name. */
const ROOM = /#\p{L}/u;

/** What somebody wrote. The parser of Markdown comes with the first message that needs it. */
export const MessageText = memo(function MessageText(props: Props) {
  if (!hasMarkup(props.text) && !props.mentions && !ROOM.test(props.text)) return <PlainText {...props} />;
  return (
    <Suspense fallback={<PlainText {...props} />}>
      <RichText {...props} />
    </Suspense>
  );
});

/** As it was typed; web addresses can be followed. */
function PlainText({ text, isInRow, mark }: Props) {
  return (
    <div dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
      {linkify(text).map((part, index) =>
        part.href ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
          <MessageLink key={index} href={part.href} isInRow={isInRow}>
            {part.text}
          </MessageLink>
        ) : (
          part.text
        ),
      )}
      {mark}
    </div>
  );
}
