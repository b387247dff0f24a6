"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RefObject, useContext, useEffect, useRef, useState } from "react";
import { InRow } from "@/components/messages/in-row";
import { announce } from "@/components/ui/announcer";
import { writeClipboard } from "@/components/ui/clipboard";
import { IconButton } from "@/components/ui/icon-button";
import type { CodeToken } from "@/lib/client/highlight";

const CONFIRMED_FOR_MS = 2_000;

/** Code between fences: scrolls by itself, can be copied, and gets its colours when it is looked at. */
export function CodeBlock({ code, language }: { code: string; language: string | null }) {
  const t = useTranslations("code");
  const isInRow = useContext(InRow);
  const box = useRef<HTMLElement>(null);
  const lines = useColours(box, code, language);
  const [isCopied, setCopied] = useState(false);

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), CONFIRMED_FOR_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    await writeClipboard(code);
    setCopied(true);
    announce(t("copied"));
  }

  return (
    <figure ref={box} className="relative rounded-md border border-line bg-sunken">
      {language && <figcaption className="px-3 pt-1.5 text-2xs text-faint">{language}</figcaption>}
      <pre
        tabIndex={isInRow ? 0 : -1}
        className="overflow-x-auto px-3 py-2.5 pr-12 font-mono text-sm leading-5 [font-variant-ligatures:none]"
      >
        <code>{lines ? lines.map(toLine) : code}</code>
      </pre>
      <IconButton
        size="sm"
        tooltip="above"
        label={t("copy")}
        icon={isCopied ? <Check className="size-4 text-success" /> : <Copy className="size-4" />}
        tabIndex={isInRow ? 0 : -1}
        onClick={copy}
        className="absolute top-1 right-1 bg-sunken"
      />
    </figure>
  );
}

function toLine(tokens: CodeToken[], index: number) {
  return (
    <span key={index}>
      {index > 0 && "\n"}
      {tokens.map(({ text, color }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have its words
        <span key={at} style={{ color }}>
          {text}
        </span>
      ))}
    </span>
  );
}

/** The code in colours, once it has been on screen; the highlighter comes with the first such block. */
function useColours(box: RefObject<HTMLElement | null>, code: string, language: string | null) {
  const [lines, setLines] = useState<{ of: string; tokens: CodeToken[][] } | null>(null);
  useEffect(() => {
    if (!box.current || !language) return;
    let isGone = false;
    const observer = new IntersectionObserver(async (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      const { highlight } = await import("@/lib/client/highlight");
      const tokens = await highlight(code, language);
      if (tokens && !isGone) setLines({ of: code, tokens });
    });
    observer.observe(box.current);
    return () => {
      isGone = true;
      observer.disconnect();
    };
  }, [box, code, language]);
  return lines?.of === code ? lines.tokens : null;
}
