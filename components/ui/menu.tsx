"use client";

import { lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { IconButton, type IconButtonProps } from "@/components/ui/icon-button";

export type MenuAction = {
  label: string;
  icon?: ReactNode;
  isDangerous?: boolean;
  /** Given for a choice among several: whether it is the chosen one. */
  isChecked?: boolean;
  onSelect: () => void;
};

/** Actions in a row are shown by their icons alone, side by side. */
export type MenuItem = MenuAction | { row: MenuAction[] } | "separator";

type Props = Omit<IconButtonProps, "onClick"> & {
  items: MenuItem[];
  /** What stands above the items, e.g. whose menu it is. */
  heading?: ReactNode;
  align?: "start" | "end";
  /** Another button than the icon; gets the opening press and aria state. */
  renderTrigger?: (props: TriggerProps) => ReactElement;
  /** Where somebody else says when it is open: it has been asked for by other means than its button. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /** What gets the focus afterwards, where it is not the button. */
  returnTo?: () => HTMLElement | null | undefined;
};

export type TriggerProps = {
  onClick?: () => void;
  onPointerEnter?: () => void;
  "aria-haspopup": "menu";
  "aria-expanded": boolean;
};

const loadSurface = () => import("@/components/ui/menu-surface");
const MenuSurface = lazy(loadSurface);

/** A button with a menu. The menu's code comes with the first wish for one. */
export function Menu(props: Props) {
  const { items, heading, align = "end", renderTrigger, isOpen: isGiven, onOpenChange, ...rest } = props;
  const { returnTo, ...button } = rest;
  const [isWanted, setWanted] = useState(false);
  const [isOpenItself, setOpen] = useState(false);
  const isOpen = isGiven ?? isOpenItself;
  if (isOpen && !isWanted) setWanted(true);

  function change(open: boolean) {
    setOpen(open);
    onOpenChange?.(open);
  }

  const aria = { "aria-haspopup": "menu", "aria-expanded": isOpen } as const;
  const render = renderTrigger ?? ((props: TriggerProps) => <IconButton {...button} {...props} />);
  const early = render({ ...aria, onPointerEnter: loadSurface, onClick: () => change(true) });
  if (!isWanted) return early;
  return (
    <Suspense fallback={early}>
      <MenuSurface
        isOpen={isOpen}
        onOpenChange={change}
        items={items}
        heading={heading}
        align={align}
        returnTo={returnTo}
        trigger={render(aria)}
      />
    </Suspense>
  );
}
