/** What a system message can tell of (contract 3.5.6). */
export type SystemMessageKind = keyof typeof SENTENCES;

/**
 * The English sentence of a system message. Clients that know its kind build their
 * own from `subject` and `objects`; this is for all others.
 */
export function systemMessageText(kind: SystemMessageKind, actor: string, objects: string[]): string {
  return SENTENCES[kind](actor, objects.join(", "));
}

const SENTENCES = {
  created_group: (actor: string, room: string) => `${actor} created the group ${room}`,
  user_left_group: (actor: string) => `${actor} left the room`,
  updated_group_name: () => "Updated room name",
  updated_group_avatar: () => "Updated room avatar",
  added_group_members: (actor: string, names: string) => `${actor} added ${names} to the group`,
  removed_group_members: (actor: string, names: string) => `${actor} removed ${names} from the group`,
  added_group_admins: (actor: string, names: string) => `${actor} added ${names} as admin(s)`,
  removed_group_admins: (actor: string, names: string) => `${actor} removed ${names} from admin(s)`,
  archived_group: (actor: string) => `${actor} archived the room`,
  unarchived_group: (actor: string) => `${actor} brought the room back`,
  pinned_message: (actor: string) => `${actor} pinned a message`,
  created_note: (actor: string, title: string) => `${actor} created note ${title}`,
  updated_note: (actor: string, title: string) => `${actor} updated note ${title}`,
  deleted_note: (actor: string, title: string) => `${actor} deleted note ${title}`,
};
