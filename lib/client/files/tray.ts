import { useSyncExternalStore } from "react";
import { type DraftPlace, draftName } from "@/lib/client/drafts";
import { asOutgoingFile, type OutgoingFile } from "@/lib/client/files/outgoing-file";

/** A file that waits above the composer for its message to be sent. */
export type TrayFile = OutgoingFile & { key: number };

export const MOST_FILES = 10;
const NONE: TrayFile[] = [];

// Outside of any component: what was chosen for one room waits there while another is open.
const trays = new Map<string, TrayFile[]>();
const listeners = new Set<() => void>();
let lastKey = 0;

export function useTray(place: DraftPlace): TrayFile[] {
  const name = draftName(place);
  return useSyncExternalStore(
    subscribe,
    () => trays.get(name) ?? NONE,
    () => NONE,
  );
}

/** @returns how many were left out, because more than `MOST_FILES` would be too many */
export function addToTray(place: DraftPlace, files: File[]): number {
  const name = draftName(place);
  const known = trays.get(name) ?? NONE;
  const added = files.slice(0, MOST_FILES - known.length).map((file) => {
    lastKey += 1;
    return { ...asOutgoingFile(file), key: lastKey };
  });
  change(name, [...known, ...added]);
  for (const file of added) void look(name, file);
  return files.length - added.length;
}

export function removeFromTray(place: DraftPlace, keys: number[]): void {
  const name = draftName(place);
  const left = (trays.get(name) ?? NONE).filter(({ key }) => !keys.includes(key));
  change(name, left);
}

export function describeInTray(place: DraftPlace, key: number, altText: string): void {
  edit(draftName(place), key, (file) => ({ ...file, altText }));
}

/** What it is, is found out before it is sent, so that its place in the list has the right size. */
async function look(name: string, file: TrayFile): Promise<void> {
  const { measured } = await import("@/lib/client/files/measure");
  const found = await measured(file);
  edit(name, file.key, (now) => ({ ...now, kind: found.kind, measures: found.measures }));
}

function edit(name: string, key: number, edited: (file: TrayFile) => TrayFile): void {
  const known = trays.get(name);
  if (known)
    change(
      name,
      known.map((file) => (file.key === key ? edited(file) : file)),
    );
}

function change(name: string, files: TrayFile[]): void {
  if (files.length === 0) trays.delete(name);
  else trays.set(name, files);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
