/**
 * What was typed and not sent, per person, room and thread. Kept in this browser from the
 * first letter on, the same in all its tabs, and taken to the server by draft-sync.ts.
 */

/** Where something is written. */
export type DraftPlace = { userId: number; roomId: number; threadRootId?: number };

export type Draft = {
  text: string;
  /** The version that the server has of it, milliseconds since 1970 by its clock; 0: none. */
  at: number;
  /** Typed here, and not on the server yet. */
  isDirty: boolean;
  /** When it was typed, by this computer's clock. */
  editedAt: number;
};

/** A draft as the server tells it; without text where there is none any more. */
export type RemoteDraft = { roomId: number; threadRootId: number | null; text: string; modifiedAt: number };

export type PlacedDraft = Draft & { roomId: number; threadRootId?: number };

/** @param isTyped  by hand in this tab, and not by another one or another device */
type Listener = (name: string, isTyped: boolean) => void;

/** So long after a letter nobody else changes what is being typed. */
const IN_HAND_MS = 3_000;

const listeners = new Set<Listener>();
const typedAt = new Map<string, number>();
/** When the server took a draft away at our word: news from before that is old. */
const goneAt = new Map<string, number>();
/** What came in the meantime, to be looked at when the hand is off. */
const later = new Map<string, ReturnType<typeof setTimeout>>();

export function draftName({ userId, roomId, threadRootId }: DraftPlace): string {
  return `${prefixOf(userId)}${roomId}${threadRootId === undefined ? "" : `.${threadRootId}`}`;
}

export function readDraft(place: DraftPlace): string {
  return read(draftName(place))?.text ?? "";
}

/** The person has typed. */
export function writeDraft(place: DraftPlace, text: string): void {
  const name = draftName(place);
  const known = read(name);
  if ((known?.text ?? "") === text) return;
  typedAt.set(name, Date.now());
  store(name, { text, at: known?.at ?? 0, isDirty: true, editedAt: Date.now() });
  tell(name, true);
}

/** The server has a draft, or has one no more. What is not on the server yet, or in the making, wins over it. */
export function takeRemoteDraft(userId: number, remote: RemoteDraft): void {
  const { roomId, threadRootId } = remote;
  const name = draftName({ userId, roomId, threadRootId: threadRootId ?? undefined });
  const sinceTyped = Date.now() - (typedAt.get(name) ?? 0);
  if (sinceTyped < IN_HAND_MS) {
    clearTimeout(later.get(name));
    later.set(
      name,
      setTimeout(() => takeRemoteDraft(userId, remote), IN_HAND_MS - sinceTyped),
    );
    return;
  }
  if (remote.modifiedAt <= (goneAt.get(name) ?? 0)) return;
  const known = read(name);
  const merged = mergeDraft(known, remote);
  if (merged === known) return;
  store(name, merged);
  tell(name, false);
}

/** The newest by the server's clock wins, except over what the server has not been told of. */
export function mergeDraft(
  known: Draft | null,
  remote: Pick<RemoteDraft, "text" | "modifiedAt">,
): Draft | null {
  if (known && (known.isDirty || known.at >= remote.modifiedAt)) return known;
  if (remote.text === "") return null;
  return { text: remote.text, at: remote.modifiedAt, isDirty: false, editedAt: remote.modifiedAt };
}

/** The server has taken `sent`; what was typed since is still to be told. */
export function noteDraftKept(place: DraftPlace, sent: string, modifiedAt: number): void {
  const name = draftName(place);
  // Sent or emptied while it was on its way: then the server is still to be told of that.
  const known = read(name) ?? { text: "", at: 0, isDirty: true, editedAt: Date.now() };
  const isDirty = known.text !== sent;
  if (sent === "") goneAt.set(name, modifiedAt);
  store(name, known.text === "" && !isDirty ? null : { ...known, at: modifiedAt, isDirty });
}

/** Forgets it here, and tells nobody. */
export function dropDraft(place: DraftPlace): void {
  const name = draftName(place);
  if (!read(name)) return;
  store(name, null);
  tell(name, false);
}

/** All that are kept here, those included of which only the server is still to be told that they are gone. */
export function listDrafts(userId: number): PlacedDraft[] {
  const prefix = prefixOf(userId);
  return Object.keys(localStorage)
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const draft = read(name);
      const [roomId = 0, threadRootId] = name.slice(prefix.length).split(".").map(Number);
      return draft ? [{ ...draft, roomId, threadRootId }] : [];
    });
}

/** Hears of every change, in this tab and in others. */
export function subscribeToDrafts(listener: Listener): () => void {
  if (listeners.size === 0) window.addEventListener("storage", onStorage);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) window.removeEventListener("storage", onStorage);
  };
}

function onStorage({ key }: StorageEvent): void {
  if (key?.startsWith("hearth.draft.")) tell(key, false);
}

function tell(name: string, isTyped: boolean): void {
  for (const listener of listeners) listener(name, isTyped);
}

function prefixOf(userId: number): string {
  return `hearth.draft.${userId}.`;
}

function read(name: string): Draft | null {
  const stored = localStorage.getItem(name);
  if (stored === null) return null;
  try {
    return JSON.parse(stored) as Draft; // written by `store` alone
  } catch {
    return { text: stored, at: 0, isDirty: true, editedAt: 0 }; // from the time when only the text was kept
  }
}

function store(name: string, draft: Draft | null): void {
  if (draft === null || (draft.text === "" && draft.at === 0)) localStorage.removeItem(name);
  else localStorage.setItem(name, JSON.stringify(draft));
}
