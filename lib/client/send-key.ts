import type { WirePreferences } from "@/lib/dialects/spika/schemas/preferences";

type KeyPress = { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean };
type Place = { text: string; caret: number; isFinger: boolean };

/** Whether a key sends what is written, or else does in the field what it does in every other. */
export function isSending(
  { key, shiftKey, ctrlKey, metaKey }: KeyPress,
  { text, caret, isFinger }: Place,
  { sendKey, enterInCode }: Pick<WirePreferences, "sendKey" | "enterInCode">,
): boolean {
  if (key !== "Enter" || shiftKey) return false;
  if (ctrlKey || metaKey) return true;
  if (isFinger || sendKey === "mod-enter") return false;
  return enterInCode === "send" || !isInCode(text, caret);
}

/** Whether a fence has been opened before the caret and not closed. */
function isInCode(text: string, caret: number): boolean {
  let fence = "";
  for (const line of text.slice(0, caret).split("\n")) {
    const mark = line.match(/^ {0,3}(`{3,}|~{3,})/)?.[1];
    if (!mark) continue;
    if (fence === "") fence = mark;
    else if (mark.startsWith(fence)) fence = "";
  }
  return fence !== "";
}
