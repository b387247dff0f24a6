/**
 * Keeps the page above an on-screen keyboard that only covers it, as in Safari: other
 * browsers make the page smaller (interactive-widget), and then there is nothing to do.
 * components/rooms/chat-shell.tsx takes `--keyboard-inset` from the height of its column.
 *
 * @returns stops it
 */
export function startKeyboardInset(): () => void {
  const view = window.visualViewport;
  if (!view) return () => {};
  const follow = () => {
    // A page that somebody has enlarged with two fingers shows less of itself, too.
    const covered = view.scale > 1.01 ? 0 : Math.round(window.innerHeight - view.height);
    document.documentElement.style.setProperty("--keyboard-inset", `${Math.max(0, covered)}px`);
    // Safari has pushed the page up to show the field, which is in view by itself now.
    if (covered > 0) window.scrollTo(0, 0);
  };
  view.addEventListener("resize", follow);
  return () => view.removeEventListener("resize", follow);
}
