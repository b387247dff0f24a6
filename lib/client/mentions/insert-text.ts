/**
 * Puts words into a field in place of others, as if they had been typed: the browser's
 * undo knows it, and so does React.
 */
export function insertText(
  box: HTMLTextAreaElement,
  { from, to, words }: { from: number; to: number; words: string },
): void {
  box.focus();
  box.setSelectionRange(from, to);
  // Deprecated, and still the only way that undo knows of.
  if (document.execCommand("insertText", false, words)) return;
  box.setRangeText(words, from, to, "end");
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: words }));
}
