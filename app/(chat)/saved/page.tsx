import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

/** What the reader has saved. */
export default async function SavedPage() {
  await requireActor("/saved");
  return <RoomOutlet />;
}
