import { type RefObject, useEffect, useState } from "react";

/** Whether a row that scrolls sideways hides something before or after what it shows. */
export function useOverflow(row: RefObject<HTMLElement | null>, itemCount: number) {
  const [overflow, setOverflow] = useState({ isBefore: false, isAfter: false });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of items is another width
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const look = () => {
      const isBefore = element.scrollLeft > 1;
      const isAfter = element.scrollLeft + element.clientWidth < element.scrollWidth - 1;
      setOverflow((last) =>
        last.isBefore === isBefore && last.isAfter === isAfter ? last : { isBefore, isAfter },
      );
    };
    const resizes = new ResizeObserver(look);
    resizes.observe(element);
    element.addEventListener("scroll", look, { passive: true });
    return () => {
      resizes.disconnect();
      element.removeEventListener("scroll", look);
    };
  }, [row, itemCount]);

  return overflow;
}
