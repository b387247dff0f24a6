import { expect, it } from "vitest";
import { asQuote, quoteIn } from "@/lib/client/quote";
import { aWireMessage } from "@/lib/testing/wire-messages";

it("finds the message that an answer carries", () => {
  const quoted = aWireMessage(1, { fromUserId: 7 });
  const answer = aWireMessage(2, { replyId: quoted.id, body: { text: "yes", referenceMessage: quoted } });
  expect(quoteIn(answer)).toEqual(asQuote(quoted));
  expect(quoteIn(answer)).toEqual({ id: 1001, fromUserId: 7, type: "text", text: "message 1" });
});

it("finds none where there is none, or nothing of use", () => {
  expect(quoteIn(aWireMessage(1))).toBeNull();
  expect(quoteIn(aWireMessage(1, { body: { referenceMessage: { id: "x" } } }))).toBeNull();
  expect(quoteIn(aWireMessage(1, { body: { referenceMessage: null } }))).toBeNull();
});
