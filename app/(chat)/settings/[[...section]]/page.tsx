import { RoomOutlet } from "@/components/rooms/room-outlet";
import { requireActor } from "@/lib/auth/current-actor";

type Props = { params: Promise<{ section?: string[] }> };

/** What a person decides about their account and this app; admins also about the workspace. */
export default async function SettingsPage({ params }: Props) {
  const { section = [] } = await params;
  await requireActor(["/settings", ...section].join("/"));
  return <RoomOutlet />;
}
