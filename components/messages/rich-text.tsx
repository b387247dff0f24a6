"use client";

import clsx from "clsx";
import { memo, type ReactNode, useContext } from "react";
import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { CalledMarkdown } from "@/components/mentions/called-markdown";
import { CodeBlock } from "@/components/messages/code-block";
import { InRow } from "@/components/messages/in-row";
import { MessageLink } from "@/components/messages/message-link";
import { remarkLineBreaks, safeHref } from "@/lib/client/markup";

type Props = {
  text: string;
  isInRow: boolean;
  mark?: ReactNode;
  /** Where it was said: then people and rooms that it calls can be followed. */
  roomId?: number;
  mentions?: number[];
};

/** A message with Markdown in it. What is no Markdown, HTML above all, stays the text that it is. */
export default function RichText({ text, isInRow, mark, roomId, mentions }: Props) {
  return (
    <InRow value={isInRow}>
      <div
        dir="auto"
        className={clsx(
          "[overflow-wrap:anywhere] [&>*:not(:last-child)]:mb-2",
          // What stands behind the last word stays there when that is in a paragraph.
          mark && "[&>p:nth-last-child(2)]:inline",
        )}
      >
        <Parsed text={text} roomId={roomId} mentions={mentions} />
        {mark && <span>{mark}</span>}
      </div>
    </InRow>
  );
}

const PLUGINS = [remarkGfm, remarkLineBreaks];

/** Parsed once, however often the row around it is drawn. */
const Parsed = memo(function Parsed({ text, roomId, mentions }: Pick<Props, "text" | "roomId" | "mentions">) {
  const settings = { remarkPlugins: PLUGINS, components: COMPONENTS, urlTransform };
  if (roomId === undefined || !(mentions || text.includes("#")))
    return <Markdown {...settings}>{text}</Markdown>;
  return (
    <CalledMarkdown {...settings} roomId={roomId} mentions={mentions}>
      {text}
    </CalledMarkdown>
  );
});

function urlTransform(url: string): string {
  return safeHref(url) ?? "";
}

function Link({ href, children }: { href?: string; children?: ReactNode }) {
  const isInRow = useContext(InRow);
  return href ? (
    <MessageLink href={href} isInRow={isInRow}>
      {children}
    </MessageLink>
  ) : (
    children
  );
}

/** A message is no document of its own: its titles are no headings of the page. */
function Title({ children }: { children?: ReactNode }) {
  return <p className="font-semibold text-lg">{children}</p>;
}

function Subtitle({ children }: { children?: ReactNode }) {
  return <p className="font-semibold">{children}</p>;
}

const COMPONENTS: Components = {
  a: ({ href, children }) => <Link href={href}>{children}</Link>,
  // A picture from elsewhere would tell its server who reads what, so it is only linked to.
  img: ({ src, alt }) => (typeof src === "string" ? <Link href={src}>{alt || src}</Link> : alt),
  pre: ({ node }) => <CodeBlock node={node} />,
  code: ({ children }) => (
    <code className="rounded-sm border border-line bg-sunken px-1 py-px font-mono text-[0.9em]">
      {children}
    </code>
  ),
  h1: Title,
  h2: Title,
  h3: Subtitle,
  h4: Subtitle,
  h5: Subtitle,
  h6: Subtitle,
  ul: ({ children, className }) => (
    <ul
      className={clsx(
        "space-y-0.5 marker:text-faint",
        className?.includes("task-list") ? "pl-1" : "list-disc pl-6",
      )}
    >
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol start={start} className="tabular list-decimal space-y-0.5 pl-7 marker:text-faint">
      {children}
    </ol>
  ),
  input: ({ checked }) => <span className="mr-1">{checked ? "☑" : "☐"}</span>,
  blockquote: ({ children }) => (
    <blockquote className="border-edge border-l-2 pl-3 text-soft [&>*:not(:last-child)]:mb-2">
      {children}
    </blockquote>
  ),
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  hr: () => <hr className="border-line" />,
  table: ({ children }) => (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm [&_td]:border [&_td]:border-line [&_td]:px-2 [&_td]:py-1 [&_th]:border [&_th]:border-line [&_th]:bg-sunken [&_th]:px-2 [&_th]:py-1 [&_th]:text-left">
        {children}
      </table>
    </div>
  ),
};
