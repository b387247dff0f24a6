"use client";

import clsx from "clsx";
import * as Popover from "radix-ui/popover";
import { type ReactNode, type RefObject, useRef } from "react";

type Measurable = { getBoundingClientRect: () => DOMRect };

type Props = {
  label: string;
  /** It stands beside it, and gives the focus back to it. */
  anchor: RefObject<HTMLElement | null>;
  /** What opened it, and where it stands, if that is something else. */
  opener?: HTMLElement | null;
  place?: Measurable;
  onClose: () => void;
  className?: string;
  children: ReactNode;
};

/** A card beside what opened it. Esc and a press elsewhere close it; the focus goes back. */
export function PopCard({ label, anchor, opener, place, onClose, className, children }: Props) {
  const stands = useRef<Measurable>({
    getBoundingClientRect: () => (place ?? anchor.current ?? document.body).getBoundingClientRect(),
  });
  const isOpener = (target: EventTarget | null) =>
    target instanceof Node && ((opener ?? anchor.current)?.contains(target) ?? false);
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor virtualRef={stands} />
      <Popover.Portal>
        <Popover.Content
          aria-label={label}
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          // Under a finger the keyboard would cover half of it.
          onOpenAutoFocus={(event) =>
            window.matchMedia("(pointer: coarse)").matches && event.preventDefault()
          }
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            anchor.current?.focus({ preventScroll: true });
          }}
          // The press that closes it must not open it again.
          onInteractOutside={(event) => isOpener(event.target) && event.preventDefault()}
          // This Esc is spent: what lies under the card must not close as well.
          onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
          className={clsx(
            "z-50 animate-appear rounded-lg border border-line bg-raised shadow-float outline-none",
            className ?? "w-72 p-3",
          )}
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
