import { QueryClient } from "@tanstack/react-query";
import { beforeEach, expect, test } from "vitest";
import { roomListQuery } from "@/lib/client/queries/rooms";
import type { WireRoomListItem } from "@/lib/dialects/spika/schemas/room";
import { watchArrivals } from "./arrivals";

let client: QueryClient;
beforeEach(() => {
  client = new QueryClient();
});

const newestIs = (...ids: number[]) =>
  client.setQueryData(
    roomListQuery.queryKey,
    ids.map((id) => ({ lastMessage: { id, body: { text: "Hi" } } }) as unknown as WireRoomListItem), // what is looked at
  );
const byId = (id: number) => (message: { id: number }) => message.id === id;

test("what comes while one waits has arrived", async () => {
  newestIs(1, 2);
  const { arrivalOf, stop } = watchArrivals(client);
  const startedAt = performance.now();
  const arrival = arrivalOf(byId(3), 5_000);
  newestIs(1, 3);
  expect(await arrival).toBeGreaterThanOrEqual(startedAt);
  stop();
});

test("so has what came before the answer, and was followed by more", async () => {
  newestIs(1);
  const { arrivalOf, stop } = watchArrivals(client);
  newestIs(2);
  newestIs(3);
  expect(await arrivalOf(byId(2), 0)).not.toBeNull();
  stop();
});

test("what stood there already has not, nor what never comes", async () => {
  newestIs(1);
  const { arrivalOf, stop } = watchArrivals(client);
  newestIs(1, 2);
  expect(await arrivalOf(byId(1), 0)).toBeNull();
  expect(await arrivalOf(byId(9), 0)).toBeNull();
  stop();
});
