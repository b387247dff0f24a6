import type { NoteId, RoomId, UserId } from "@/lib/domain/ids";

/** A long-lived text that belongs to a room. */
export type Note = {
  id: NoteId;
  roomId: RoomId;
  title: string;
  content: string;
  /** 1, 2, 3 …: raised by each save, so that a save from an older version can be refused. */
  version: number;
  /** Who wrote or saved it last. */
  updatedById: UserId;
  createdAt: Date;
  modifiedAt: Date;
  /** A deleted note's row stays; nobody is shown it any more. */
  deletedAt: Date | null;
};

/** What a person writes. */
export type NoteText = { title: string; content: string };
