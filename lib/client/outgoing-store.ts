import type { Outgoing } from "@/lib/client/message-pages";
import { otherTabs, thisTab } from "@/lib/client/tabs";

const DATABASE = "hearth";
const STORE = "outgoing";

export type StoredOutgoing = Outgoing & {
  userId: number;
  /** The tab that sends it, as long as that one is open. */
  tabId?: string;
};

/**
 * Messages on their way, kept in IndexedDB so that they survive a reload and a closed tab.
 * One tab sends a message: what another one that is open has taken on is left to it.
 */
export type OutgoingStore = {
  list(userId: number): Promise<StoredOutgoing[]>;
  put(row: StoredOutgoing): Promise<void>;
  remove(localId: string): Promise<void>;
};

export function openOutgoingStore(): OutgoingStore {
  const database = openDatabase();
  // Private windows may refuse a database; then messages are kept as long as the page lives.
  database.catch(() => undefined);

  async function run<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | null> {
    const opened = await database.catch(() => null);
    if (!opened) return null;
    return resultOf(act(opened.transaction(STORE, mode).objectStore(STORE)));
  }

  async function put(row: StoredOutgoing) {
    // A file may be larger than what the browser will keep; it is then sent as long as the page lives.
    await run("readwrite", (store) => store.put({ ...row, tabId: thisTab() })).catch(() => null);
  }

  return {
    async list(userId) {
      const rows = (await run<StoredOutgoing[]>("readonly", (store) => store.getAll())) ?? [];
      const others = await otherTabs();
      const left = rows.filter((row) => row.userId === userId && !(row.tabId && others.has(row.tabId)));
      await Promise.all(left.map(put));
      return left.map(({ tabId: _, ...row }) => row).sort((a, b) => a.createdAt - b.createdAt);
    },
    put,
    async remove(localId) {
      await run("readwrite", (store) => store.delete(localId));
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "localId" });
  return resultOf(request);
}

function resultOf<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
