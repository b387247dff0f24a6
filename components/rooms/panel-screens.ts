import { type ComponentType, lazy } from "react";
import type { Panel } from "@/lib/client/navigation";
import type { RoomFace } from "@/lib/client/room-title";
import type { WireRoom } from "@/lib/dialects/spika/schemas/room";

type PanelScreen = {
  Screen: ComponentType<{ room: WireRoom; face: RoomFace }>;
  /** Has nothing to show about a conversation of two. */
  isForGroups?: true;
};

/** What each tab of a room's panel shows, fetched when it is first opened. Its name is rooms.panel.<tab>. */
export const PANEL_SCREENS: Record<Panel, PanelScreen> = {
  details: {
    Screen: lazy(() => import("@/components/rooms/room-details").then((m) => ({ default: m.RoomDetails }))),
  },
  members: {
    Screen: lazy(() => import("@/components/rooms/member-panel").then((m) => ({ default: m.MemberPanel }))),
    isForGroups: true,
  },
  notes: {
    Screen: lazy(() => import("@/components/notes/note-panel").then((m) => ({ default: m.NotePanel }))),
  },
  pins: { Screen: lazy(() => import("@/components/rooms/pinned-panel")) },
  media: {
    Screen: lazy(() => import("@/components/files/media-panel").then((m) => ({ default: m.MediaPanel }))),
  },
  files: {
    Screen: lazy(() => import("@/components/files/files-panel").then((m) => ({ default: m.FilesPanel }))),
  },
  search: {
    Screen: lazy(() => import("@/components/search/search-panel").then((m) => ({ default: m.SearchPanel }))),
  },
  settings: {
    Screen: lazy(() =>
      import("@/components/settings/room-settings").then((m) => ({ default: m.RoomSettings })),
    ),
  },
};
