import type { Tone } from "@/lib/client/emoji/emoji";
import { baseEmoji } from "@/lib/client/reaction-groups";

// What was chosen last, and the tone that one likes best, are kept in this browser.

const RECENT = "hearth.emoji.recent";
const TONE = "hearth.emoji.tone";
const REMEMBERED = 24;

export function readRecentEmoji(): string[] {
  const kept: unknown = parsed(localStorage.getItem(RECENT));
  return Array.isArray(kept) ? kept.filter((one) => typeof one === "string").slice(0, REMEMBERED) : [];
}

export function noteRecentEmoji(emoji: string): void {
  const others = readRecentEmoji().filter((one) => baseEmoji(one) !== baseEmoji(emoji));
  localStorage.setItem(RECENT, JSON.stringify([emoji, ...others].slice(0, REMEMBERED)));
}

export function readTone(): Tone {
  const tone = localStorage.getItem(TONE) ?? "";
  return /^[\u{1F3FB}-\u{1F3FF}]?$/u.test(tone) ? (tone as Tone) : ""; // one of the five, or none
}

export function writeTone(tone: Tone): void {
  localStorage.setItem(TONE, tone);
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // somebody else has written there
  }
}
