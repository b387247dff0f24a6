"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { BackToList } from "@/components/rooms/back-to-list";
import { WindowTitle } from "@/components/rooms/window-title";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = {
  title: string;
  /** It could not be fetched: what to say of it, and how to try again. */
  failure?: { text: string; onRetry: () => void } | false;
  /** Stands at the end of the title's line. */
  action?: ReactNode;
  /** Its title, to put the focus back to. */
  heading?: Ref<{ focus: () => void }>;
  children: ReactNode;
};

/** A screen of mine beside the list of rooms: a title, and what I have of the kind. */
export function ListScreen({ title, failure, action, heading, children }: Props) {
  const tCommon = useTranslations("common");
  const own = useRef<HTMLHeadingElement>(null);
  useEffect(() => own.current?.focus({ preventScroll: true }), []);
  useImperativeHandle(heading, () => ({ focus: () => own.current?.focus() }));

  return (
    <main id="messages" tabIndex={-1} className="flex h-full flex-col bg-surface">
      <WindowTitle title={title} />
      <header className="flex h-14 shrink-0 items-center gap-2.5 border-line border-b pr-2 pl-2 md:pl-5">
        <BackToList />
        <h1 ref={own} tabIndex={-1} className="flex-1 font-semibold text-lg outline-none">
          {title}
        </h1>
        {action}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2 md:p-3">
        {failure && (
          <Banner
            look="danger"
            action={
              <Button size="sm" onClick={failure.onRetry}>
                {tCommon("retry")}
              </Button>
            }
          >
            {failure.text}
          </Banner>
        )}
        {children}
      </div>
    </main>
  );
}
