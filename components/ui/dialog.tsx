"use client";

import clsx from "clsx";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useId, useLayoutEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";

type Props = {
  title: ReactNode;
  description?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** There is nothing to press in it: it takes the focus itself, so that the keys scroll it. */
  isReading?: boolean;
  /** Esc, the close button, or a press beside the dialog. */
  onClose: () => void;
  footer?: ReactNode;
  children?: ReactNode;
};

/**
 * A modal dialog, open as long as it is rendered. The browser's own <dialog> keeps
 * focus inside, gives it back afterwards and makes the rest inert. What carries
 * data-autofocus gets the focus first.
 */
export function Dialog(props: Props) {
  const { title, description, size = "md", isReading = false, onClose, footer, children } = props;
  const t = useTranslations("common");
  const id = useId();
  const ref = useRef<HTMLDialogElement>(null);

  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>("[data-autofocus]")?.focus();
    return () => dialog?.close();
  }, []);

  function closeFromBackdrop(event: MouseEvent) {
    if (event.target === ref.current) onClose();
  }

  return (
    <dialog
      ref={ref}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-text` : undefined}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={closeFromBackdrop}
      // This Esc is spent: what lies under the dialog must not close as well.
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
      className={clsx(
        "m-auto w-full animate-appear overflow-hidden rounded-lg border border-line bg-raised p-0 text-ink shadow-float",
        "max-h-[calc(100dvh-2rem)] max-w-[calc(100vw-2rem)] backdrop:bg-scrim",
        SIZES[size],
      )}
    >
      <div className="flex max-h-[calc(100dvh-2rem)] flex-col">
        <header className="flex items-start gap-4 px-6 pt-5 pb-4">
          <div className="min-w-0 flex-1">
            <h2 id={`${id}-title`} className="font-semibold text-lg [overflow-wrap:anywhere]">
              {title}
            </h2>
            {description && (
              <p id={`${id}-text`} className="mt-1 text-soft">
                {description}
              </p>
            )}
          </div>
          <IconButton
            label={t("close")}
            tooltip="none"
            icon={<X className="size-5" />}
            onClick={onClose}
            className="-mt-1 -mr-2"
          />
        </header>
        {children && (
          <div
            tabIndex={isReading ? 0 : undefined}
            className="min-h-0 overflow-y-auto overscroll-contain px-6 pt-0.5 pb-5 focus-visible:outline-offset-[-2px]"
          >
            {children}
          </div>
        )}
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-line border-t px-6 py-4">
            {footer}
          </footer>
        )}
      </div>
    </dialog>
  );
}

const SIZES = { sm: "sm:w-100", md: "sm:w-120", lg: "sm:w-160" };
