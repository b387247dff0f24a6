/**
 * What a process must have only one of (pool, relay, broker …). Next bundles its
 * own copy of every module beside the server's, so a module variable would exist
 * twice; globalThis does not.
 */
const holder = globalThis as { __hearth?: Map<string, unknown> };
holder.__hearth ??= new Map();
const shared = holder.__hearth;

/** The thing of that name, made at its first use. */
export function singleton<T>(name: string, make: () => T): T {
  if (!shared.has(name)) shared.set(name, make());
  return shared.get(name) as T; // the name decides the type, once, in the file that owns it
}

/** Puts a thing that was made elsewhere (by server.ts) where `provided` finds it. */
export function provide(name: string, value: unknown): void {
  shared.set(name, value);
}

/** The thing of that name, or undefined where nobody has provided it. */
export function provided<T>(name: string): T | undefined {
  return shared.get(name) as T | undefined; // as above
}
