import { hashToken } from "@/lib/crypto/secrets";
import { type Admission, admitCall } from "@/lib/domain/workspace-keys/admit-call";
import { singleton } from "@/lib/singleton";

/** A key's calls of this process, one after the other. */
type Turns = {
  last: Promise<unknown>;
  waiting: number;
  /** Until when everything is refused anyway, by `performance.now()`, and with what. */
  shut: { until: number; admission: Admission } | null;
};

/**
 * As `admitCall`, and a key over its rate costs the others nothing: its calls take turns,
 * so that one key never holds more than one connection, and until the eldest call of
 * its window has left, the next are refused without asking the database again.
 *
 * That is exact, for nothing can make room in a window but time; only a revoked key
 * may still be told for that part of a second that it calls too often.
 */
export async function admitInTurn(
  key: string,
  isLimited: boolean,
  line: Map<string, Turns> = singleton("workspace-key-turns", () => new Map()),
): Promise<Admission | null> {
  const keyHash = hashToken(key);
  if (!isLimited) return admitCall(keyHash, false);
  const name = keyHash.toString("base64");
  const turns = line.get(name) ?? { last: Promise.resolve(), waiting: 0, shut: null };
  line.set(name, turns);
  turns.waiting += 1;
  const turn = turns.last.then(() => takeTurn(turns, keyHash));
  turns.last = turn.catch(() => undefined); // whoever comes next asks for themselves
  try {
    return await turn;
  } finally {
    turns.waiting -= 1;
    if (turns.waiting === 0) forgetSoon(line, name, turns);
  }
}

async function takeTurn(turns: Turns, keyHash: Buffer): Promise<Admission | null> {
  const now = performance.now();
  if (turns.shut && turns.shut.until > now) {
    const { admission, until } = turns.shut;
    return { ...admission, msUntilNext: until - now };
  }
  const admission = await admitCall(keyHash, true);
  // Counted from before the question was asked, so that nobody is refused for longer than the window says.
  turns.shut = admission?.isOver ? { until: now + admission.msUntilNext, admission } : null;
  return admission;
}

/** What is shut is remembered until it opens. */
function forgetSoon(line: Map<string, Turns>, name: string, turns: Turns): void {
  const forget = () => {
    if (turns.waiting === 0 && line.get(name) === turns) line.delete(name);
  };
  if (turns.shut) setTimeout(forget, turns.shut.until - performance.now()).unref();
  else forget();
}
