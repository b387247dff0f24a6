"use client";

import clsx from "clsx";
import type { MarkedToken, Token, Tokens } from "marked";
import { memo, type ReactNode, useContext, useMemo } from "react";
import { CalledWords } from "@/components/mentions/called-words";
import { CodeBlock } from "@/components/messages/code-block";
import { InRow } from "@/components/messages/in-row";
import { MessageLink } from "@/components/messages/message-link";
import { Words, WordsAs } from "@/components/messages/words";
import { DEEPEST, parseMarkdown } from "@/lib/client/markdown";
import { safeHref } from "@/lib/client/markup";

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
        {roomId !== undefined && (mentions || text.includes("#")) ? (
          <CalledWords text={text} roomId={roomId} mentions={mentions}>
            <Parsed text={text} />
          </CalledWords>
        ) : (
          <Parsed text={text} />
        )}
        {mark && <span>{mark}</span>}
      </div>
    </InRow>
  );
}

/** Parsed once, however often the row around it is drawn. */
const Parsed = memo(function Parsed({ text }: { text: string }) {
  const parts = useMemo(() => parseMarkdown(text), [text]);
  return parts ? <Parts of={parts} depth={0} /> : <AsTyped>{text}</AsTyped>;
});

type PartsProps = { of: Token[] | undefined; depth: number };

function Parts({ of = [], depth }: PartsProps) {
  return of.map((token, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name and never move
    <Part key={index} token={token as MarkedToken} depth={depth} />
  )); // no extension of the parser makes other tokens
}

function Part({ token, depth }: { token: MarkedToken; depth: number }): ReactNode {
  if (depth > DEEPEST) return <AsTyped>{token.raw}</AsTyped>;
  const inside = "tokens" in token && token.tokens && <Parts of={token.tokens} depth={depth + 1} />;
  switch (token.type) {
    case "space":
      return null;
    case "text":
      return inside || <Words>{token.text}</Words>;
    case "escape":
      return token.text;
    case "paragraph":
      return <p>{inside}</p>;
    case "br":
      return <br />;
    case "strong":
      return <strong className="font-semibold">{inside}</strong>;
    case "em":
      return <em>{inside}</em>;
    case "del":
      return <del>{inside}</del>;
    case "codespan":
      return (
        <code className="rounded-sm border border-line bg-sunken px-1 py-px font-mono text-[0.9em]">
          {token.text}
        </code>
      );
    case "code":
      return <CodeBlock code={token.text.replace(/\n$/, "")} language={languageOf(token)} />;
    case "link":
      return <Link href={token.href}>{inside}</Link>;
    // A picture from elsewhere would tell its server who reads what, so it is only linked to.
    case "image":
      return <Link href={token.href}>{token.text || token.href}</Link>;
    // A message is no document of its own: its titles are no headings of the page.
    case "heading":
      return <p className={clsx("font-semibold", token.depth < 3 && "text-lg")}>{inside}</p>;
    case "blockquote":
      return (
        <blockquote className="border-edge border-l-2 pl-3 text-soft [&>*:not(:last-child)]:mb-2">
          {inside}
        </blockquote>
      );
    case "list":
      return <List list={token} depth={depth} />;
    case "checkbox":
      return <span className="mr-1">{token.checked ? "☑" : "☐"}</span>;
    case "table":
      return <Table table={token} depth={depth} />;
    case "hr":
      return <hr className="border-line" />;
    case "html":
      return token.block ? <AsTyped>{token.raw.trimEnd()}</AsTyped> : token.raw;
    default:
      return <AsTyped>{token.raw}</AsTyped>;
  }
}

function AsTyped({ children }: { children: string }) {
  return <p className="whitespace-pre-wrap">{children}</p>;
}

function Link({ href, children }: { href: string; children?: ReactNode }) {
  const isInRow = useContext(InRow);
  const safe = safeHref(href);
  if (!safe) return children;
  return (
    <MessageLink href={safe} isInRow={isInRow}>
      <WordsAs value={asTheyAre}>{children}</WordsAs>
    </MessageLink>
  );
}

/** A name within a link leads where the link leads. */
const asTheyAre = (words: string) => words;

function List({ list, depth }: { list: Tokens.List; depth: number }) {
  const items = list.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <li key={index}>
      <Parts of={item.tokens} depth={depth + 1} />
    </li>
  ));
  if (list.ordered) {
    return (
      <ol start={list.start || 1} className="tabular list-decimal space-y-0.5 pl-7 marker:text-faint">
        {items}
      </ol>
    );
  }
  const isTasks = list.items.some(({ task }) => task);
  return (
    <ul className={clsx("space-y-0.5 marker:text-faint", isTasks ? "pl-1" : "list-disc pl-6")}>{items}</ul>
  );
}

function Table({ table, depth }: { table: Tokens.Table; depth: number }) {
  const toCell = (Cell: "th" | "td") => (cell: Tokens.TableCell, index: number) => (
    <Cell key={index} className="border border-line px-2 py-1" style={{ textAlign: cell.align ?? "left" }}>
      <Parts of={cell.tokens} depth={depth + 1} />
    </Cell>
  );
  return (
    <div className="overflow-x-auto">
      <table className="border-collapse text-sm">
        <thead className="bg-sunken">
          <tr>{table.header.map(toCell("th"))}</tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <tr key={index}>{row.map(toCell("td"))}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function languageOf({ lang }: Tokens.Code): string | null {
  return lang?.match(/^\S+/)?.[0] ?? null;
}
