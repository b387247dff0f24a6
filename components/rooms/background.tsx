"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ComponentProps, useEffect, useRef } from "react";
import { EmojiHost } from "@/components/emoji/emoji-host";
import { setTheme } from "@/components/ui/theme";
import { DraftSync } from "@/lib/client/draft-sync";
import { startKeyboardInset } from "@/lib/client/keyboard-inset";
import { Live } from "@/lib/client/live";
import { startPresence } from "@/lib/client/presence-beat";
import { draftsQuery, keepDraft } from "@/lib/client/queries/drafts";
import { usePreferences } from "@/lib/client/queries/preferences";
import { readRoomList } from "@/lib/client/queries/rooms";
import { onSignedOutElsewhere } from "@/lib/client/tabs";

/** What goes on behind the screen once the page is painted, and what floats over it when it is asked for. */
export default function Background(props: ComponentProps<typeof Live>) {
  useDraftSync(props.myId);
  useChosenTheme();
  useEffect(fetchAhead, []);
  useEffect(() => startPresence(), []);
  useEffect(() => startKeyboardInset(), []);
  useEffect(() => onSignedOutElsewhere(() => window.location.assign("/login")), []);
  return (
    <>
      <Live {...props} />
      <EmojiHost />
    </>
  );
}

/** What is needed in a hurry, or without a network, is fetched while there is time. */
function fetchAhead(): void {
  void import("@/components/messages/receipt-mark");
  void import("@/components/messages/send-state");
  void import("@/components/messages/reaction-chips");
  void import("@/components/messages/quoted");
  void import("@/components/messages/new-below");
  void import("@/components/ui/toast-card");
}

/** As chosen on another device. */
function useChosenTheme(): void {
  const { theme } = usePreferences();
  useEffect(() => {
    if (theme !== "browser") setTheme(theme);
  }, [theme]);
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
