import type { Actor } from "@/lib/domain/actor";
import type { UserId, WorkspaceKeyId } from "@/lib/domain/ids";

/** A secret of the whole workspace that lets a program speak Chapi, as a bot of its own. */
export type WorkspaceKey = {
  id: WorkspaceKeyId;
  /** The bot. */
  userId: UserId;
  /** The bot's name too. */
  name: string;
  /** How the secret begins. */
  prefix: string;
  /** Its room, where a call names none, is the sandbox. */
  isTest: boolean;
  /** Calls that it may make within any one second. */
  rate: number;
  lastUsedAt: Date | null;
  createdAt: Date;
};

/** The program behind a key, as the door found it. */
export type KeyHolder = {
  keyId: WorkspaceKeyId;
  actor: Actor;
  isTest: boolean;
  /** The workspace's admin who made the key. */
  createdById: UserId;
};
