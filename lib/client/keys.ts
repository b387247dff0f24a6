/** Query keys, from general to particular: a prefix means "everything under here". Components never spell one. */
export const meKeys = {
  me: ["me"] as const,
  preferences: ["preferences"] as const,
  sessions: ["sessions"] as const,
};

export const userKeys = {
  all: ["users"] as const,
  one: (userId: number) => [...userKeys.all, "one", userId] as const,
  search: (keyword: string) => [...userKeys.all, "search", keyword] as const,
};

export const roomKeys = {
  all: ["rooms"] as const,
  list: ["rooms", "list"] as const,
  one: (roomId: number) => [...roomKeys.all, "one", roomId] as const,
  public: (keyword: string) => [...roomKeys.all, "public", keyword] as const,
  /** null: the workspace's. */
  invites: (roomId: number | null) => [...roomKeys.all, "invites", roomId] as const,
  webhooks: (roomId: number) => [...roomKeys.all, "webhooks", roomId] as const,
  deliveries: (webhookId: number) => [...roomKeys.all, "deliveries", webhookId] as const,
  apiKeys: (roomId: number) => [...roomKeys.all, "api-keys", roomId] as const,
};

export const workspaceKeys = {
  one: ["workspace"] as const,
  allAccounts: ["accounts"] as const,
  accounts: (keyword: string) => [...workspaceKeys.allAccounts, keyword] as const,
};

export const guestChatKeys = {
  all: ["guest-chats"] as const,
  list: ["guest-chats", "list"] as const,
  companies: ["guest-chats", "companies"] as const,
  one: (roomId: number) => ["guest-chats", roomId] as const,
  guests: (roomId: number) => ["guest-chats", roomId, "guests"] as const,
};

export const apiTokenKeys = {
  list: ["api-tokens"] as const,
  calls: (id: number) => ["api-tokens", id, "calls"] as const,
};

export const workspaceKeyKeys = {
  list: ["workspace-keys"] as const,
  calls: (id: number) => ["workspace-keys", id, "calls"] as const,
};

export const searchKeys = {
  of: (text: string, roomId: number | null) => ["search", text, roomId] as const,
};

export const draftKeys = {
  list: ["drafts"] as const,
};

export const noteKeys = {
  all: ["notes"] as const,
  room: (roomId: number) => [...noteKeys.all, "room", roomId] as const,
};

export const messageKeys = {
  all: ["messages"] as const,
  room: (roomId: number) => [...messageKeys.all, "room", roomId] as const,
  pinned: (roomId: number) => ["pinned", roomId] as const,
  saved: ["saved"] as const,
  revisions: (messageId: number) => ["revisions", messageId] as const,
  /** A stretch of the room's past that somebody has jumped to. */
  past: (roomId: number) => [...messageKeys.all, "past", roomId] as const,
  records: (messageId: number) => [...messageKeys.all, "records", messageId] as const,
  /** Pictures and films around one. */
  gallery: (roomId: number, messageId: number) => ["gallery", roomId, messageId] as const,
  /** All of a kind; without one, of every kind. */
  media: (roomId: number, ...kind: string[]) => ["media", roomId, ...kind] as const,
  threads: (roomId: number) => [...messageKeys.all, "thread", roomId] as const,
  thread: (roomId: number, rootId: number) => [...messageKeys.threads(roomId), rootId] as const,
};

export const mentionKeys = {
  /** What calls me. */
  list: ["mentions"] as const,
};

export const threadKeys = {
  /** The threads that I follow. */
  list: ["threads"] as const,
};
