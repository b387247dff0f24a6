import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

/** What the reader has begun to write. */
export default async function DraftsPage() {
  await requireActor("/drafts");
  return <RoomOutlet />;
}
