"use client";

import { lazy, Suspense, useState } from "react";
import { RoomScreen } from "@/components/rooms/room-screen";
import {
  useCurrentRoomId,
  useIsInDrafts,
  useIsInMentions,
  useIsInSaved,
  useIsInThreads,
  useSettingsSection,
} from "@/lib/client/navigation";

// A room is what one comes for; the rest of the code is fetched when it is needed.
const NoRoomChosen = lazy(() => import("@/components/rooms/no-room-chosen"));
const MentionsScreen = lazy(() => import("@/components/mentions/mentions-screen"));
const SavedScreen = lazy(() => import("@/components/saved/saved-screen"));
const ThreadsScreen = lazy(() => import("@/components/threads/threads-screen"));
const DraftsScreen = lazy(() => import("@/components/drafts/drafts-screen"));
const SettingsScreen = lazy(() => import("@/components/settings/settings-screen"));
const RoomGone = lazy(() => import("@/components/rooms/room-gone"));

/**
 * Shows the room that the address names. The server has rendered the first one; the
 * others come from the cache, without a request for a page.
 *
 * @param missesFirst the server has found that the first one is not here
 */
export function RoomOutlet({ missesFirst = false }: { missesFirst?: boolean }) {
  const roomId = useCurrentRoomId();
  const [firstId] = useState(roomId);
  const isInThreads = useIsInThreads();
  const isInMentions = useIsInMentions();
  const isInSaved = useIsInSaved();
  const isInDrafts = useIsInDrafts();
  const isInSettings = useSettingsSection() !== null;
  const isMissing = missesFirst && roomId === firstId;
  if (roomId !== null && !isMissing) return <RoomScreen roomId={roomId} />;
  return (
    <Suspense fallback={null}>
      {isMissing ? (
        <RoomGone />
      ) : isInSettings ? (
        <SettingsScreen />
      ) : isInMentions ? (
        <MentionsScreen />
      ) : isInSaved ? (
        <SavedScreen />
      ) : isInThreads ? (
        <ThreadsScreen />
      ) : isInDrafts ? (
        <DraftsScreen />
      ) : (
        <NoRoomChosen />
      )}
    </Suspense>
  );
}
