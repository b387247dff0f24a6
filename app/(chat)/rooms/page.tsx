import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

/** No room is chosen yet. */
export default async function RoomsPage() {
  await requireActor("/rooms");
  return <RoomOutlet />;
}
