import type { WireRoom } from "@/lib/dialects/spika/schemas/room";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

const NOBODY = new Map<number, WireUser>();
const known = new WeakMap<WireRoom["users"], Map<number, WireUser>>();

/** A room's members by their ids. The same map for the same members: what is made with it need not be rendered again. */
export function peopleOf(room: WireRoom | undefined): Map<number, WireUser> {
  if (!room) return NOBODY;
  const people = known.get(room.users) ?? new Map(room.users.map(({ userId, user }) => [userId, user]));
  known.set(room.users, people);
  return people;
}
