import { makeBusyRoom, tokenOf } from "./data";
import { type Figure, ms } from "./figures";
import type { Lab } from "./lab";
import type { Heard, Listening } from "./listeners";
import { runPart } from "./processes";

/** (c) From the moment that a post is sent to the moment that a browser's client has the event. */
export async function measureLive(lab: Lab): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const clients of [1, 10, 100]) {
    const roomId = await makeBusyRoom(lab.db, clients);
    const tokens = Array.from({ length: clients }, (_, index) => tokenOf(index + 1));
    const input: Listening = { url: lab.url, roomId, tokens, posts: 300, everyMs: 20 };
    const heard = await runPart<Heard>("listeners.ts", input);
    const expected = input.posts * clients;
    if (heard.events !== expected || heard.disordered > 0) {
      throw new Error(`${heard.events} of ${expected} events, ${heard.disordered} out of order`);
    }
    figures.push({
      name: `(c) POST to event, ${clients} pusher-js client${clients > 1 ? "s" : ""}, 50 posts a second`,
      value: `p50 ${ms(heard.p50)}, p99 ${ms(heard.p99)}`,
      limit: `the POST itself p50 ${ms(heard.postP50)}`,
    });
  }
  return figures;
}
