import type { MessageId, RoomId, WebhookId } from "@/lib/domain/ids";

/** An address that is told of every new message of a room. */
export type Webhook = {
  id: WebhookId;
  roomId: RoomId;
  /** As it was given; without a scheme it is called by http. */
  url: string;
  /** Sent along as it is: 22 letters and digits. */
  verifySignature: string;
  /** Deliveries are signed with it (Standard Webhooks, `whsec_…`). */
  secret: string;
  createdAt: Date;
  modifiedAt: Date;
  /** null: it is told of what is new. */
  pausedAt: Date | null;
};

/** How the event of a test begins, which no message has. */
export const TEST_EVENT = "test-";

/** That one webhook is to be told of one message, and what has come of it. */
export type Delivery = {
  id: bigint;
  messageId: MessageId | null;
  /** Asked for by an admin, of no message. */
  isTest: boolean;
  status: "pending" | "delivered" | "failed";
  /** How often it was tried. */
  attempt: number;
  /** The HTTP status of the last answer. */
  responseStatus: number | null;
  /** Why the last attempt failed, in words for people. */
  failure: string | null;
  /** While it is pending. */
  nextAttemptAt: Date | null;
  createdAt: Date;
  finishedAt: Date | null;
};
