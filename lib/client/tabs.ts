/** What the tabs of one browser know of each other. */

const LOCK = "hearth.tab.";
const CHANNEL = "hearth";

let own: string | null = null;
let hasSignedOut = false;

/** This tab's name. It holds a lock of that name as long as it is open, whatever becomes of it. */
export function thisTab(): string {
  if (own === null) {
    own = Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join("");
    // Pages without TLS have no locks; then each tab thinks that it is alone.
    void navigator.locks?.request(LOCK + own, () => new Promise(() => undefined));
  }
  return own;
}

/** The names of the other tabs that are open. */
export async function otherTabs(): Promise<Set<string>> {
  const self = thisTab();
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const names = held.flatMap(({ name }) => (name?.startsWith(LOCK) ? name.slice(LOCK.length) : []));
  return new Set(names.filter((name) => name !== self));
}

/** Nobody is signed in any more: what a page says when it goes would only be refused. */
export function isSignedOut(): boolean {
  return hasSignedOut;
}

export function noteSignedOut(): void {
  hasSignedOut = true;
}

/** Somebody has signed out here: no tab goes on as if they had not. */
export function tellSignedOut(): void {
  noteSignedOut();
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage("signed-out");
  channel.close();
}

/** @returns what ends it */
export function onSignedOutElsewhere(act: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }) => {
    if (data !== "signed-out") return;
    noteSignedOut();
    act();
  };
  return () => channel.close();
}
