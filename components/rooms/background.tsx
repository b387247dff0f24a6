"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { EmojiHost } from "@/components/emoji/emoji-host";
import { DraftSync } from "@/lib/client/draft-sync";
import { startKeyboardInset } from "@/lib/client/keyboard-inset";
import { startPresence } from "@/lib/client/presence-beat";
import { draftsQuery, keepDraft } from "@/lib/client/queries/drafts";
import { readRoomList } from "@/lib/client/queries/rooms";
import { onSignedOutElsewhere } from "@/lib/client/tabs";

/** What goes on behind the screen once the page works, and what floats over it when it is asked for. */
export default function Background({ myId }: { myId: number }) {
  useDraftSync(myId);
  useEffect(() => startPresence(), []);
  useEffect(() => startKeyboardInset(), []);
  useEffect(() => onSignedOutElsewhere(() => window.location.assign("/login")), []);
  return <EmojiHost />;
}

function useDraftSync(userId: number): void {
  const client = useQueryClient();
  const sync = useRef<DraftSync>(null);
  useEffect(() => {
    const isMine = (roomId: number) => readRoomList(client).some(({ id }) => id === roomId);
    const created = new DraftSync({ userId, isMine, keep: keepDraft });
    sync.current = created;
    return () => created.stop();
  }, [client, userId]);

  // After each look at what the server has, which comes after every gap.
  const { dataUpdatedAt } = useQuery(draftsQuery(userId));
  useEffect(() => {
    if (dataUpdatedAt > 0) sync.current?.keepAll();
  }, [dataUpdatedAt]);
}
