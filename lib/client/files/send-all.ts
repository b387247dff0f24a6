import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import type { Outgoing } from "@/lib/client/message-pages";
import type { OutgoingQueue } from "@/lib/client/outgoing";

type Place = Pick<Outgoing, "replyTo" | "threadRootId" | "alsoInRoom">;

/**
 * Files go one by one, the words after them as a message of their own. What is answered is
 * answered once: by the words, or where there are none by the first file.
 */
export function sendAll(
  outgoing: OutgoingQueue,
  roomId: number,
  { text, files }: { text: string; files: OutgoingFile[] },
  { replyTo, ...place }: Place,
): void {
  const hasWords = text.trim() !== "";
  for (const [index, file] of files.entries()) {
    const answers = !hasWords && index === 0 && replyTo ? { replyTo } : {};
    outgoing.sendFile(roomId, file, { ...place, ...answers });
  }
  if (hasWords) outgoing.send(roomId, text, { ...place, ...(replyTo && { replyTo }) });
}
