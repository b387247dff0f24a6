import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

/** The threads that the reader follows. */
export default async function ThreadsPage() {
  await requireActor("/threads");
  return <RoomOutlet />;
}
