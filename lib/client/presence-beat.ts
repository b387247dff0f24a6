import { api } from "@/lib/client/api";
import { replacePresence } from "@/lib/client/presence";
import { isSignedOut } from "@/lib/client/tabs";
import type { WirePresence } from "@/lib/dialects/spika/schemas/presence";

type Answer = { people: { userId: number; state: WirePresence }[] };

const EVERY_MS = 50_000;
/** A glance at another tab is no absence. */
const AWAY_AFTER_HIDDEN_MS = 5_000;
const AWAY_AFTER_IDLE_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ["keydown", "pointerdown", "pointermove", "wheel"] as const;

/** Says that I am here, every 50 seconds and when that changes, and hears who else is. @returns what ends it */
export function startPresence(): () => void {
  const clientId = newClientId();
  let state: WirePresence = "offline";
  let touchedAt = Date.now();
  let hiding: ReturnType<typeof setTimeout> | undefined;

  async function say(next: WirePresence) {
    state = next;
    if (!navigator.onLine || isSignedOut()) return;
    try {
      replacePresence((await api.post<Answer>("/presence", { clientId, state })).people);
    } catch {
      // Nobody misses it: in 50 seconds it is said again.
    }
  }
  function change(next: WirePresence) {
    if (next !== state) void say(next);
  }
  function onVisibility() {
    clearTimeout(hiding);
    if (document.visibilityState === "visible") onLife();
    else hiding = setTimeout(() => change("away"), AWAY_AFTER_HIDDEN_MS);
  }
  function onLife() {
    touchedAt = Date.now();
    if (document.visibilityState === "visible") change("online");
  }
  function leave() {
    state = "offline";
    if (isSignedOut()) return;
    const body = JSON.stringify({ clientId, state });
    navigator.sendBeacon("/api/messenger/presence", new Blob([body], { type: "application/json" }));
  }
  function beat() {
    const isIdle = Date.now() - touchedAt > AWAY_AFTER_IDLE_MS;
    void say(isIdle || document.visibilityState === "hidden" ? "away" : "online");
  }

  beat();
  const timer = setInterval(beat, EVERY_MS);
  document.addEventListener("visibilitychange", onVisibility);
  window.addEventListener("pagehide", leave);
  window.addEventListener("pageshow", onLife);
  window.addEventListener("online", beat);
  for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, onLife, { passive: true });
  return () => {
    clearInterval(timer);
    clearTimeout(hiding);
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("pagehide", leave);
    window.removeEventListener("pageshow", onLife);
    window.removeEventListener("online", beat);
    for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, onLife);
  };
}

/** crypto.randomUUID needs a secure page. */
function newClientId(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("");
}
