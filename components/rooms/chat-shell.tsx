"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { type CSSProperties, lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from "react";
import { LiveAnnouncer, sayMessage } from "@/components/messages/live-announcer";
import { useCommandContext } from "@/components/messages/use-command-context";
import { type ChatDialog, ChatProvider } from "@/components/rooms/chat-context";
import { RoomListPane } from "@/components/rooms/room-list-pane";
import { useChatKeys } from "@/components/rooms/use-chat-keys";
import { useOutgoing } from "@/components/rooms/use-outgoing";
import { holdKeys } from "@/lib/client/held-keys";
import { currentRoomId, leaveToList, openPanel, useScreen } from "@/lib/client/navigation";
import { useMe } from "@/lib/client/queries/me";
import { usePreferences } from "@/lib/client/queries/preferences";
import { isCalling } from "@/lib/client/room-list";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const loadCommands = () => import("@/components/rooms/run-chat-command");
const ChatDialogs = lazy(() => import("@/components/rooms/chat-dialogs"));
const Background = lazy(() => import("@/components/rooms/background"));

type Props = { listWidth: number; maxUpload: number; children: ReactNode };

/** The frame of the chat: rooms on the left, the chosen one beside them, and what keeps both alive. */
export function ChatShell({ listWidth, maxUpload, children }: Props) {
  const t = useTranslations("common");
  const me = useMe();
  const preferences = usePreferences();
  const { announce } = preferences;
  const screen = useScreen();
  const isListAlone = screen === "none";
  const outgoing = useOutgoing(me.id);
  const [dialog, setDialog] = useState<ChatDialog | null>(null);
  const openDialog = useCallback((wanted: ChatDialog) => {
    // Whoever presses Ctrl + K types on at once, though the code of the dialog may still be on its way.
    if (wanted === "switch") holdKeys();
    setDialog(wanted);
  }, []);
  const [width, setWidth] = useState(listWidth);
  const chat = useMemo(() => ({ outgoing, openDialog, maxUpload }), [outgoing, openDialog, maxUpload]);
  const context = useCommandContext();
  useChatKeys((command) => {
    const roomId = currentRoomId();
    if (command === "switch" || command === "shortcuts") openDialog(command);
    else if (command !== "search")
      void loadCommands().then(({ runChatCommand }) => runChatCommand(command, { roomId, context }));
    else if (roomId !== null && !focusSearch()) openPanel("search");
  });

  const onMessage = useCallback(
    (message: WireMessage) => {
      const isWanted = announce === "all" || (announce === "mentions" && isCalling(message, me.id));
      if (isWanted && message.roomId === currentRoomId() && message.fromUserId !== me.id) sayMessage(message);
    },
    [me.id, announce],
  );

  return (
    <ChatProvider value={chat}>
      <a href="#messages" className={SKIP_LINK}>
        {t("skipToMessages")}
      </a>
      {screen === "room" && (
        <a href="#composer" className={SKIP_LINK}>
          {t("skipToComposer")}
        </a>
      )}
      {/* On a phone the list is a page of its own, and then it is what the page is about. */}
      <div
        role={isListAlone ? "main" : undefined}
        data-density={preferences.density}
        data-text-width={preferences.textWidth}
        data-letter-keys={preferences.letterKeys}
        className="flex h-[calc(100dvh-var(--keyboard-inset,0px))] overflow-hidden bg-canvas"
        style={{ "--list-width": `${width}px` } as CSSProperties} // custom properties are not in React's types
      >
        <RoomListPane
          width={width}
          onResize={setWidth}
          className={clsx(
            "w-full md:w-(--list-width)",
            screen === "settings" ? "hidden!" : !isListAlone && "max-md:hidden",
          )}
        />
        <div className={clsx("min-w-0 flex-1", isListAlone && "max-md:hidden")}>{children}</div>
      </div>
      <LiveAnnouncer />
      {outgoing && (
        <Suspense fallback={null}>
          <Background
            myId={me.id}
            onMessage={onMessage}
            onRoomGone={onRoomGone}
            onReachable={() => outgoing.hurryAll()}
          />
        </Suspense>
      )}
      {dialog && (
        <Suspense fallback={null}>
          <ChatDialogs dialog={dialog} onClose={() => setDialog(null)} />
        </Suspense>
      )}
    </ChatProvider>
  );
}

function onRoomGone(roomId: number): void {
  if (roomId === currentRoomId()) leaveToList();
}

/** @returns whether the search is open already */
function focusSearch(): boolean {
  const field = document.querySelector<HTMLElement>("[role=search] input");
  field?.focus();
  return field !== null;
}

const SKIP_LINK =
  "absolute top-2 left-2 z-50 -translate-y-20 rounded-md bg-raised px-4 py-2 font-medium shadow-float focus:translate-y-0";
