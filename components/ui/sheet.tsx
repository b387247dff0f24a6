"use client";

import { useLayoutEffect, useRef } from "react";
import type { MenuAction, MenuItem } from "@/components/ui/menu";

type Props = { label: string; items: MenuItem[]; onClose: () => void };

/** A menu for a finger: it rises from the bottom, with rows as high as a finger needs. */
export function Sheet({ label, items, onClose }: Props) {
  const ref = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);

  function choose({ onSelect }: MenuAction) {
    onClose();
    onSelect();
  }

  return (
    <dialog
      ref={ref}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === ref.current && onClose()}
      // This Esc is spent: what lies under the sheet must not close as well.
      onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
      className="mx-auto mt-auto mb-0 max-h-[80dvh] w-full max-w-120 animate-appear overflow-y-auto overscroll-contain rounded-t-lg border border-line bg-raised p-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] text-ink shadow-float backdrop:bg-scrim"
    >
      {items.map((item, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: separators have no other name, and the list does not move
        if (item === "separator") return <hr key={index} className="my-1.5 border-line" />;
        if ("row" in item) return <Row key={item.row[0]?.label} actions={item.row} onChoose={choose} />;
        return (
          <button
            key={item.label}
            type="button"
            onClick={() => choose(item)}
            className={`flex min-h-11 w-full items-center gap-3 rounded-md px-3 text-left active:bg-hover ${item.isDangerous ? "text-danger" : ""}`}
          >
            {item.icon && <span className={item.isDangerous ? "" : "text-soft"}>{item.icon}</span>}
            {item.label}
          </button>
        );
      })}
    </dialog>
  );
}

function Row({ actions, onChoose }: { actions: MenuAction[]; onChoose: (action: MenuAction) => void }) {
  return (
    <div className="flex justify-between gap-1">
      {actions.map((action) => (
        <button
          key={action.label}
          type="button"
          aria-label={action.label}
          aria-pressed={action.isChecked}
          onClick={() => onChoose(action)}
          className="flex size-11 items-center justify-center rounded-md active:bg-hover aria-pressed:bg-selected"
        >
          {action.icon}
        </button>
      ))}
    </div>
  );
}
