/** What a client sent. `data` may be anything JSON holds, and is often JSON in a string. */
export type InboundFrame = { event: string; channel: unknown; data: unknown };

/** @returns null for text that is no frame */
export function readFrame(text: string): InboundFrame | null {
  const frame = parseObject(text);
  if (frame === null || typeof frame.event !== "string") return null;
  return { event: frame.event, channel: frame.channel, data: frame.data };
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
export function eventFrames(
  event: string,
  data: string | undefined,
  userId?: string,
): (channel: string) => Buffer {
  const rest = JSON.stringify({ event, data, user_id: userId }).slice(1);
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
