import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

/** The messages that call the reader. */
export default async function MentionsPage() {
  await requireActor("/mentions");
  return <RoomOutlet />;
}
