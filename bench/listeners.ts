// A process of its own: many pusher-js clients of one room, and the program that posts
// to it; one clock for both.
import Pusher from "pusher-js";
import { keyOf } from "./data";

export type Listening = { url: string; roomId: number; tokens: string[]; posts: number; everyMs: number };
export type Heard = { events: number; disordered: number; p50: number; p99: number; postP50: number };

process.once("message", async (input: Listening) => {
  process.send?.(await listen(input));
});

async function listen({ url, roomId, tokens, posts, everyMs }: Listening): Promise<Heard> {
  const delays: number[] = [];
  const answers: number[] = [];
  let disordered = 0;
  const sentAt = new Map<string, number>();

  const clients = await Promise.all(
    tokens.map(async (token) => {
      const client = await connect(url, token);
      let last = 0;
      const channel = client.subscribe(`private-room-${roomId}`);
      channel.bind("message.created", (event: { seq: number; message: { localId: string } }) => {
        const sent = sentAt.get(event.message.localId);
        if (sent !== undefined) delays.push(performance.now() - sent);
        if (event.seq !== last + 1 && last > 0) disordered++;
        last = event.seq;
      });
      await new Promise<void>((resolve, reject) => {
        channel.bind("pusher:subscription_succeeded", resolve);
        channel.bind("pusher:subscription_error", (error: unknown) =>
          reject(new Error(JSON.stringify(error))),
        );
      });
      return client;
    }),
  );

  for (let n = 0; n < posts; n++) {
    const localId = `live-${n}`;
    const sent = performance.now();
    sentAt.set(localId, sent);
    await post(url, roomId, localId);
    answers.push(performance.now() - sent);
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, everyMs - (performance.now() - sent))));
  }
  const deadline = performance.now() + 5_000;
  while (delays.length < posts * tokens.length && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  for (const client of clients) client.disconnect();
  const at = (values: number[], share: number) =>
    values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
  return {
    events: delays.length,
    disordered,
    p50: at(delays, 0.5),
    p99: at(delays, 0.99),
    postP50: at(answers, 0.5),
  };
}

async function post(url: string, roomId: number, localId: string): Promise<void> {
  const response = await fetch(`${url}/api/messaging/messages`, {
    method: "POST",
    headers: { "Content-Type": "application/json", accesstoken: keyOf(roomId) },
    body: JSON.stringify({ roomId, type: "text", body: { text: "Is anybody there?" }, localId }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  await response.arrayBuffer();
}

type Realtime = { key: string; authEndpoint: string; wsHost: string; wsPort: number; forceTLS: boolean };

/** As a browser does it, but that it says who it is by a token and not by a cookie. */
async function connect(url: string, token: string): Promise<Pusher> {
  const headers = { accesstoken: token };
  const answer = await fetch(`${url}/api/messenger/realtime`, { headers });
  const { data } = (await answer.json()) as { data: { realtime: Realtime } }; // as the contract has it
  const { key, authEndpoint, ...options } = data.realtime;
  return new Pusher(key, {
    ...options,
    cluster: "hearth",
    enabledTransports: ["ws"],
    disableStats: true,
    channelAuthorization: { transport: "ajax", endpoint: `${url}${authEndpoint}`, headers },
  });
}
