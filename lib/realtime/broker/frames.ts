import { FrameError } from "./frame-error";

/** What a client sent. `data` may be anything JSON holds, and is often JSON in a string. */
export type InboundFrame = { event: string; channel: unknown; data: unknown };

/** `user_id` only on client events of presence channels. */
export type OutboundEvent = { event: string; data: string | undefined; user_id?: string };

export function readFrame(text: string): InboundFrame {
  const { event, channel, data } = parseObject(text) ?? {};
  if (typeof event !== "string") throw new FrameError("Invalid frame: expected a JSON object with an event");
  return { event, channel, data };
}

/** The fields of a frame's `data`, whether it came as an object or as JSON in a string; empty for anything else. */
export function fieldsOf(data: unknown): Record<string, unknown> {
  if (typeof data === "string") return parseObject(data) ?? {};
  return isObject(data) ? data : {};
}

/** A frame of the broker itself; its data is encoded twice ("Double encoding"). */
export function systemFrame(event: string, data: unknown, channel?: string): string {
  return JSON.stringify({ event, channel, data: JSON.stringify(data) });
}

/** The one frame whose data is encoded once, as the protocol shows it. */
export function errorFrame(code: number | null, message: string): string {
  return JSON.stringify({ event: "pusher:error", data: { code, message } });
}

/**
 * Makes the frames of one event for any number of channels, escaping its data once.
 * Data goes out exactly as given. Channel names need no escaping: their letters are checked at the door.
 */
export function eventFrames(event: OutboundEvent): (channel: string) => Buffer {
  const rest = JSON.stringify(event).slice(1);
  return (channel) => Buffer.from(`{"channel":"${channel}",${rest}`);
}

/** @returns null unless the text is a JSON object */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
