"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import * as Popover from "radix-ui/popover";
import type { ReactElement } from "react";
import { MessageTime } from "@/components/messages/message-time";
import { usePersonName } from "@/components/messages/use-person-name";
import { Avatar } from "@/components/ui/avatar";
import { Skeleton } from "@/components/ui/skeleton";
import { recordsQuery } from "@/lib/client/queries/message-records";
import { roomQuery } from "@/lib/client/queries/rooms";
import type { WireMessage, WireMessageRecord } from "@/lib/dialects/spika/schemas/message";

type Props = {
  message: WireMessage;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  trigger: ReactElement;
};

/** Who has seen a message of mine, and who has only received it. */
export default function ReceiptPopover({ message, isOpen, onOpenChange, trigger }: Props) {
  const t = useTranslations("receipts");
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          side="top"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("title")}
          // This Esc is spent: what lies under it must not close as well.
          onKeyDown={(event) => event.key === "Escape" && event.stopPropagation()}
          className="z-50 max-h-80 w-64 animate-appear overflow-y-auto rounded-lg border border-line bg-raised p-3 shadow-float"
        >
          <People message={message} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function People({ message }: { message: WireMessage }) {
  const t = useTranslations("receipts");
  const nameOf = usePersonName(message.roomId);
  const { data: room } = useQuery(roomQuery(message.roomId));
  const { data, isError } = useQuery(recordsQuery(message));
  if (isError) return <p className="text-danger text-sm">{t("failed")}</p>;
  if (!data) return <Skeleton className="h-8 w-full" />;
  const pictureOf = (userId: number) =>
    room?.users.find((member) => member.userId === userId)?.user.avatarFileId ?? 0;
  const others = data.filter(({ userId }) => userId !== message.fromUserId);
  const seen = others.filter(({ type }) => type === "seen");
  const hasSeen = new Set(seen.map(({ userId }) => userId));
  const delivered = others.filter(({ type, userId }) => type === "delivered" && !hasSeen.has(userId));
  if (seen.length + delivered.length === 0) return <p className="text-soft text-sm">{t("nobody")}</p>;
  return (
    <div className="space-y-3">
      <Group heading={t("seenHeading")} records={seen} nameOf={nameOf} pictureOf={pictureOf} />
      <Group heading={t("deliveredHeading")} records={delivered} nameOf={nameOf} pictureOf={pictureOf} />
    </div>
  );
}

type GroupProps = {
  heading: string;
  records: WireMessageRecord[];
  nameOf: (userId: number) => string;
  pictureOf: (userId: number) => number;
};

function Group({ heading, records, nameOf, pictureOf }: GroupProps) {
  if (records.length === 0) return null;
  return (
    <section aria-label={heading}>
      <h3 className="mb-1 font-semibold text-soft text-xs">{heading}</h3>
      <ul>
        {records.map(({ id, userId, createdAt }) => (
          <li key={id} className="flex min-h-8 items-center gap-2 text-sm">
            <Avatar id={userId} name={nameOf(userId)} pictureId={pictureOf(userId)} size={24} />
            <span className="min-w-0 flex-1 truncate">{nameOf(userId)}</span>
            <span className="text-faint text-xs">
              <MessageTime at={createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
