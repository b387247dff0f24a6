import type { SnippetRequest } from "@/lib/docs/snippets";

/** What an example is about: on a page placeholders, in the tests what is really there. */
export type Place = {
  origin: string;
  /** Of the Messaging API. */
  roomKey: string;
  /** Of Chapi. */
  workspaceKey: string;
  roomName: string;
  /** Of chat-messages, and of a guest chat's account. */
  apiToken: string;
  chatUserToken: string;
  companyId: number;
  chatId: number;
  email: string;
  code: number;
  /** Of the messenger API. */
  deviceToken: string;
  deviceId: string;
  telephoneNumber: string;
  roomId: number;
  messageId: number;
};

export const PLACEHOLDERS: Omit<Place, "origin"> = {
  roomKey: "YOUR_ROOM_KEY",
  workspaceKey: "YOUR_WORKSPACE_KEY",
  roomName: "Deploys",
  apiToken: "YOUR_API_TOKEN",
  chatUserToken: "YOUR_CHAT_USER_TOKEN",
  companyId: 3,
  chatId: 8,
  email: "ben@example.org",
  code: 123456,
  deviceToken: "YOUR_ACCESS_TOKEN",
  deviceId: "my-program-1",
  telephoneNumber: "+385911234567",
  roomId: 5,
  messageId: 42,
};

/**
 * A call and what it answers: written once, shown in every language, and called by
 * examples.test.ts in each of them.
 */
export type Example = {
  title: string;
  request: (at: Place) => SnippetRequest;
  /** Parts that differ from time to time are `like` or `part`. */
  answer: (at: Place) => { status: number; body: unknown };
  /** Calls that must have been made. */
  before?: Example[];
  /** Sending it once more answers the very same. */
  isRepeatable?: boolean;
};

/** Another value of the same kind. */
export class Like {
  constructor(readonly shown: unknown) {}
}
export const like = (shown: string | number | boolean) => new Like(shown);

/** An object that has these members and others. */
export class Part {
  constructor(readonly members: Record<string, unknown>) {}
}
export const part = (members: Record<string, unknown>) => new Part(members);

/** The answer as a page shows it. */
export function shown(value: unknown): unknown {
  if (value instanceof Like) return value.shown;
  if (value instanceof Part) return shown(value.members);
  if (Array.isArray(value)) return value.map(shown);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shown(member)]));
}

/** Whether the answer shows less than what comes. */
export function isShortened(value: unknown): boolean {
  if (value instanceof Part) return true;
  if (value instanceof Like || typeof value !== "object" || value === null) return false;
  return Object.values(value).some(isShortened);
}
