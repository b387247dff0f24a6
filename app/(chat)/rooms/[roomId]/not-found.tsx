import { RoomOutlet } from "@/components/rooms/room-outlet";

/** The outlet says that this room is not here, and follows when another one is opened. */
export default function RoomNotFound() {
  return <RoomOutlet missesFirst />;
}
