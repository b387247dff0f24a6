import type { Page } from "@playwright/test";

/**
 * Counts how often rows of the message list are rendered, by the hook that React
 * offers to its developer tools: after each commit, the component around a row has
 * rendered when React made a new fiber for it and marked it as having worked.
 * To be called before the page is opened.
 */
export async function countRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    type Fiber = {
      tag: number;
      type: unknown;
      flags: number;
      memoizedProps: Record<string, unknown> | null;
      child: Fiber | null;
      sibling: Fiber | null;
      return: Fiber | null;
    };
    const PERFORMED_WORK = 1;
    const HOST = 5;
    const COMPONENTS = [0, 11, 14, 15];
    const last = new Map<string, Fiber>();
    const counted = { renders: 0 };
    Object.assign(window, { hearthRenders: counted });

    function componentAround(row: Fiber): Fiber | null {
      let fiber = row.return;
      while (fiber && !COMPONENTS.includes(fiber.tag)) fiber = fiber.return;
      return fiber;
    }
    function visit(fiber: Fiber | null): void {
      for (let each = fiber; each; each = each.sibling) {
        const key = each.tag === HOST ? each.memoizedProps?.["data-key"] : undefined;
        if (typeof key === "string") {
          const row = componentAround(each);
          if (row && last.get(key) !== row && (row.flags & PERFORMED_WORK) > 0) counted.renders += 1;
          if (row) last.set(key, row);
        } else {
          visit(each.child);
        }
      }
    }
    Object.assign(window, {
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        renderers: new Map(),
        inject: () => 1,
        onCommitFiberUnmount() {},
        onPostCommitFiberRoot() {},
        onCommitFiberRoot: (_: number, root: { current: Fiber }) => visit(root.current),
      },
    });
  });
}

export async function readRenders(page: Page): Promise<number> {
  return page.evaluate(
    () => (window as typeof window & { hearthRenders: { renders: number } }).hearthRenders.renders,
  );
}
