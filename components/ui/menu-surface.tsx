"use client";

import clsx from "clsx";
import { Check } from "lucide-react";
import * as DropdownMenu from "radix-ui/dropdown-menu";
import type { ReactElement, ReactNode } from "react";
import type { MenuAction, MenuItem } from "@/components/ui/menu";

type Props = {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  items: MenuItem[];
  heading?: ReactNode;
  align: "start" | "end";
  returnTo?: () => HTMLElement | null | undefined;
  trigger: ReactElement;
};

export default function MenuSurface(props: Props) {
  const { isOpen, onOpenChange, items, heading, align, returnTo, trigger } = props;

  /** What was chosen may have taken the focus to where it goes on; nothing takes it back from there. */
  function onCloseAutoFocus(event: Event) {
    const isTaken = document.activeElement !== null && document.activeElement !== document.body;
    const origin = isTaken ? null : returnTo?.();
    if (isTaken || origin) event.preventDefault();
    origin?.focus({ preventScroll: true });
  }

  return (
    <DropdownMenu.Root open={isOpen} onOpenChange={onOpenChange} modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          loop
          onCloseAutoFocus={onCloseAutoFocus}
          // This Esc is spent: what lies under the menu must not close as well.
          onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 max-w-80 animate-appear overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1.5 shadow-float"
        >
          {heading && <div className="px-2.5 pt-1.5 pb-2">{heading}</div>}
          {heading && <Separator />}
          {items.map((item, index) => {
            // biome-ignore lint/suspicious/noArrayIndexKey: separators have no other name, and the list does not move
            if (item === "separator") return <Separator key={index} />;
            if ("row" in item) return <ItemRow key={item.row[0]?.label} actions={item.row} />;
            return <Item key={item.label} item={item} />;
          })}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function ItemRow({ actions }: { actions: MenuAction[] }) {
  return (
    <DropdownMenu.Group className="flex justify-between gap-0.5">
      {actions.map(({ label, icon, isChecked, onSelect }) => (
        <DropdownMenu.CheckboxItem
          key={label}
          aria-label={label}
          checked={isChecked ?? false}
          onSelect={onSelect}
          className={clsx(
            "flex size-9 cursor-pointer select-none items-center justify-center rounded-md outline-none touch:size-11",
            "data-highlighted:bg-hover data-[state=checked]:bg-selected",
          )}
        >
          {icon}
        </DropdownMenu.CheckboxItem>
      ))}
    </DropdownMenu.Group>
  );
}

function Item({ item }: { item: MenuAction }) {
  const look = clsx(
    "flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-md px-2.5 py-1.5 outline-none touch:min-h-11",
    "data-highlighted:bg-hover",
    item.isDangerous ? "text-danger" : "text-ink",
  );
  if (item.isChecked === undefined) {
    return (
      <DropdownMenu.Item className={look} onSelect={item.onSelect}>
        {item.icon && <span className={item.isDangerous ? "" : "text-soft"}>{item.icon}</span>}
        {item.label}
      </DropdownMenu.Item>
    );
  }
  return (
    <DropdownMenu.CheckboxItem className={look} checked={item.isChecked} onSelect={item.onSelect}>
      {item.icon && <span className="text-soft">{item.icon}</span>}
      <span className="flex-1">{item.label}</span>
      <DropdownMenu.ItemIndicator>
        <Check className="size-4 text-accent" />
      </DropdownMenu.ItemIndicator>
    </DropdownMenu.CheckboxItem>
  );
}

function Separator() {
  return <DropdownMenu.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}
