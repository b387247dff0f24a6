import { MessageListSkeleton } from "@/components/messages/message-list-skeleton";
import { WindowTitle } from "@/components/rooms/window-title";

export default function LoadingRoom() {
  return (
    <main className="flex h-full flex-col bg-surface">
      <WindowTitle />
      <div className="h-14 shrink-0 border-line border-b" />
      <MessageListSkeleton />
    </main>
  );
}
