import type { CSSProperties } from "react";
import type { FileKind } from "@/lib/client/files/outgoing-file";

const WIDEST = 420;
const HIGHEST = 320;
/** A line one pixel high could not be pressed. */
const LEAST = 72;
const UNKNOWN = { width: 320, height: 240 };

/**
 * The room that a file takes in the list, known before anything of it has come: what
 * arrives later moves nothing. On a narrow screen it shrinks in proportion.
 */
export function mediaBox(kind: FileKind, size: { width: number; height: number }): CSSProperties {
  if (kind === "audio") return { width: "min(100%, 20rem)", height: "3.5rem" };
  if (kind === "file") return { width: "min(100%, 22rem)", height: "4rem" };
  const { width, height } = size.width > 0 && size.height > 0 ? size : UNKNOWN;
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const [w, h] = [clamp(width * scale, WIDEST), clamp(height * scale, HIGHEST)];
  return { width: `min(100%, ${w}px)`, aspectRatio: `${w} / ${h}` };
}

function clamp(pixels: number, most: number): number {
  return Math.round(Math.min(most, Math.max(LEAST, pixels)));
}
