"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { type Answer, countIn, fetchAnswer, messageIdIn, reasonIn } from "@/lib/client/playground/answer";
import { watchArrivals } from "@/lib/client/playground/arrivals";
import type { PlaygroundApi, PlaygroundCall } from "@/lib/client/playground/calls";

/** Times are milliseconds since the press of the button. */
export type Outcome =
  | { kind: "arrived"; answer: Answer; ms: number }
  | { kind: "stored"; answer: Answer }
  | { kind: "read"; answer: Answer; count: number }
  | { kind: "refused"; answer: Answer; reason: string | null }
  | { kind: "unreachable" };

/** Live events take milliseconds. */
const ARRIVES_WITHIN_MS = 5_000;
/** Whoever is not in the room hears of it when the call has made it, and else nothing. */
const COMES_UP_WITHIN_MS = 1_500;

type Run = {
  api: PlaygroundApi;
  call: PlaygroundCall;
  /** Whether this page hears of the room. */
  isHere: boolean;
};

/** Runs calls one at a time, whichever API they are for; what became of the last one. */
export function useRun(onRan: () => void) {
  const client = useQueryClient();
  const isRunning = useRef(false);
  const [isBusy, setBusy] = useState(false);
  const [last, setLast] = useState<{ api: PlaygroundApi; outcome: Outcome } | null>(null);

  async function run({ api, ...what }: Run): Promise<void> {
    if (isRunning.current) return;
    isRunning.current = true;
    setBusy(true);
    setLast(null);
    setLast({ api, outcome: await outcomeOf(client, what) });
    setBusy(false);
    isRunning.current = false;
    onRan();
  }
  return { run, isBusy, last };
}

async function outcomeOf(client: QueryClient, { call, isHere }: Omit<Run, "api">): Promise<Outcome> {
  const arrivals = watchArrivals(client);
  try {
    const startedAt = performance.now();
    const answer = await fetchAnswer(call.request);
    if (answer.status === 0) return { kind: "unreachable" };
    if (answer.status >= 300) return { kind: "refused", answer, reason: reasonIn(answer.body) };
    const { says } = call;
    if (!says) return { kind: "read", answer, count: countIn(answer.body) };
    const id = messageIdIn(answer.body);
    const at = await arrivals.arrivalOf(
      (message) =>
        id === null
          ? message.fromUserId === says.authorId && message.body.text === says.text
          : message.id === id,
      isHere ? ARRIVES_WITHIN_MS : COMES_UP_WITHIN_MS,
    );
    return at === null ? { kind: "stored", answer } : { kind: "arrived", answer, ms: at - startedAt };
  } finally {
    arrivals.stop();
  }
}
