/** What was typed while the code of what it is meant for was still on its way. */
let held: string | null = null;

/** From now on letters are kept back, until somebody takes them. */
export function holdKeys(): void {
  held = "";
  window.addEventListener("keydown", onKeyDown, true);
}

/** The letters so far; later ones go their usual way again. */
export function takeHeldKeys(): string {
  const typed = held ?? "";
  held = null;
  window.removeEventListener("keydown", onKeyDown, true);
  return typed;
}

function onKeyDown(event: KeyboardEvent): void {
  if (held === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key.length === 1) held += event.key;
  else if (event.key === "Backspace") held = held.slice(0, -1);
  else return;
  event.preventDefault();
  event.stopPropagation();
}
