"use client";

import * as Popover from "radix-ui/popover";
import type { ReactNode, RefObject } from "react";

type Props = {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  className?: string;
  children: ReactNode;
};

/** A card beside what opened it. Esc and a press elsewhere close it; the focus goes back. */
export function PopCard({ label, anchor, onClose, className, children }: Props) {
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      {/* It is there while this is: what opened it is on screen. */}
      <Popover.Anchor virtualRef={anchor as RefObject<HTMLElement>} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus({ preventScroll: true });
          }}
          // The press that closes it must not open it again.
          onInteractOutside={(event) =>
            event.target instanceof Node && anchor.current?.contains(event.target) && event.preventDefault()
          }
          // This Esc is spent: what lies under the card must not close as well.
          onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
          className={`z-50 animate-appear rounded-lg border border-line bg-raised shadow-float outline-none ${className ?? "w-72 p-3"}`}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
