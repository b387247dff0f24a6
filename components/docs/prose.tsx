import type { ReactNode } from "react";

/** A text of ours with `code`, **strong** words and [links](/docs). */
export function Prose({ text }: { text: string }) {
  return <p className="max-w-[44rem] text-soft [overflow-wrap:anywhere]">{text.split(PARTS).map(toNode)}</p>;
}

const PARTS = /(`[^`]+`|\*\*[^*]+\*\*|\[[^\]]+\]\([^)\s]+\))/;

function toNode(part: string, index: number): ReactNode {
  if (part.startsWith("`")) return <Code key={index}>{part.slice(1, -1)}</Code>;
  if (part.startsWith("**")) {
    return (
      <strong key={index} className="font-medium text-ink">
        {part.slice(2, -2)}
      </strong>
    );
  }
  const [, words, href] = /^\[(.+)\]\((.+)\)$/.exec(part) ?? [];
  if (!words) return part;
  return (
    <a key={index} href={href} className="text-link underline underline-offset-2">
      {words}
    </a>
  );
}

export function Code({ children }: { children: ReactNode }) {
  return (
    <code className="rounded-sm bg-sunken px-1 py-0.5 font-mono text-ink text-sm [overflow-wrap:anywhere]">
      {children}
    </code>
  );
}
