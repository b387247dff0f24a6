"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageRow, type MessageRowProps, type RowActions } from "@/components/messages/message-row";
import { NewLine } from "@/components/messages/new-line";
import { SystemRow } from "@/components/messages/system-row";
import { userQuery } from "@/lib/client/queries/users";
import type { TimelineRow } from "@/lib/client/timeline";
import type { WireUser } from "@/lib/dialects/spika/schemas/user";

type RowProps = {
  row: TimelineRow;
  myId: number;
  people: Map<number, WireUser>;
  isActive: boolean;
  editingId: number | null;
  actions: RowActions;
  onActivate: (key: string) => void;
};

/** One thing in the list: a line, a message, something that happened. */
export function Row({ row, myId, people, isActive, editingId, actions, onActivate }: RowProps) {
  if (row.kind === "new") return <NewLine />;
  if (row.kind === "system") return <SystemRow message={row.message} rowKey={row.key} />;
  const message = row.kind === "message" ? row.message : undefined;
  const authorId = message?.fromUserId ?? myId;
  const author = people.get(authorId);
  const props: MessageRowProps = {
    rowKey: row.key,
    message,
    outgoing: row.kind === "outgoing" ? row.outgoing : undefined,
    authorId,
    author,
    isMine: authorId === myId,
    isFirst: row.isFirst,
    isActive,
    isEditing: message !== undefined && message.id === editingId,
    actions,
    onActivate,
  };
  return author ? <MessageRow {...props} /> : <StrangersRow {...props} />;
}

/** Members are known; whoever has left the room is asked for. */
function StrangersRow(props: MessageRowProps) {
  const { data } = useQuery(userQuery(props.authorId));
  return <MessageRow {...props} author={data} />;
}
