"use client";

import { type Address, go, rename, useAddress } from "@/lib/client/address";

/** What the panel beside the messages shows, in the order of its tabs; in the address as ?panel=… */
export const PANELS = [
  "details",
  "members",
  "notes",
  "pins",
  "media",
  "files",
  "search",
  "settings",
] as const;
export type Panel = (typeof PANELS)[number];

export function roomPath(roomId: number): string {
  return `/rooms/${roomId}`;
}

/** The room in the address, or null where none is chosen. */
export function useCurrentRoomId(): number | null {
  return useAddress(roomIdIn);
}

/** The same at this moment, for what happens outside of rendering. */
export function currentRoomId(): number | null {
  return roomIdIn(window.location);
}

/** The screens that stand above the rooms; each is what its address is called. */
const LISTS = ["threads", "mentions", "saved", "drafts"] as const;
export type ListName = (typeof LISTS)[number];

/** What is shown beside the rooms; "none" where nothing has been chosen. */
export function useScreen(): "room" | "settings" | "none" | ListName {
  return useAddress((address) => {
    if (roomIdIn(address) !== null) return "room";
    if (isInSettings(address)) return "settings";
    return LISTS.find((name) => address.pathname === listPath(name)) ?? "none";
  });
}

export function listPath(name: ListName): string {
  return `/${name}`;
}

export function openList(name: ListName): void {
  go(listPath(name));
}

function roomIdIn({ pathname }: Address): number | null {
  const digits = pathname.match(/^\/rooms\/(\d+)/)?.[1];
  return digits ? Number(digits) : null;
}

export function usePanel(): Panel | null {
  return useAddress((address) => PANELS.find((name) => name === paramIn(address, "panel")) ?? null);
}

function paramIn({ search }: Address, name: string): string | null {
  return search === "" ? null : new URLSearchParams(search).get(name);
}

/** The note in the address, "new" for one that is not written yet, or null for the list of them. */
export function useNoteInAddress(): number | "new" | null {
  const note = useAddress((address) => paramIn(address, "note"));
  if (note === "new") return "new";
  return note && /^\d{1,15}$/.test(note) ? Number(note) : null;
}

/** The message to go to, in the address as ?message=… */
export function useMessageInAddress(): number | null {
  const digits = useAddress((address) => paramIn(address, "message"));
  return digits && /^\d{1,10}$/.test(digits) ? Number(digits) : null;
}

/** What is looked for in the panel; in the address as ?panel=search&q=… */
export function useSearchInAddress(): { text: string; isEverywhere: boolean } {
  return {
    text: useAddress((address) => paramIn(address, "q") ?? ""),
    isEverywhere: useAddress((address) => paramIn(address, "in") === "all"),
  };
}

/** The thread beside the messages, by its root; in the address as ?thread=… */
export function useThreadId(): number | null {
  const digits = useAddress((address) => paramIn(address, "thread"));
  return digits && /^\d{1,10}$/.test(digits) ? Number(digits) : null;
}

const SETTINGS_PATH = "/settings";

export function settingsPath(section?: string): string {
  return section ? `${SETTINGS_PATH}/${section}` : SETTINGS_PATH;
}

function isInSettings({ pathname }: Address): boolean {
  return pathname === SETTINGS_PATH || pathname.startsWith(`${SETTINGS_PATH}/`);
}

/** The section of the settings in the address, "" where none is named, or null outside of the settings. */
export function useSettingsSection(): string | null {
  return useAddress((address) =>
    isInSettings(address) ? address.pathname.slice(SETTINGS_PATH.length + 1) : null,
  );
}

// Room and panel are in the address, but what they show is in this browser's cache:
// changing them asks the server for no page, so it is instant and works offline.

export function openRoom(roomId: number, panel?: Panel): void {
  go(roomPath(roomId) + (panel ? `?panel=${panel}` : ""));
}

export function openPanel(panel: Panel | null): void {
  go(window.location.pathname + (panel ? `?panel=${panel}` : ""));
}

export function openNote(note: number | "new" | null): void {
  go(`${window.location.pathname}?panel=notes${note === null ? "" : `&note=${note}`}`);
}

/** The new note has an id now: the same place by its lasting name. */
export function nameNewNote(noteId: number): void {
  rename(`${window.location.pathname}?panel=notes&note=${noteId}`);
}

/** Typing leaves no steps behind: the way back leads to where one was before the search. */
export function nameSearch(text: string, isEverywhere: boolean): void {
  rename(window.location.pathname + searchPart(text, isEverywhere));
}

/** @param search  stays beside the message where there is room for both */
export function openMessage(
  roomId: number,
  messageId: number,
  search: { text: string; isEverywhere: boolean },
): void {
  const part = isPanelBeside() ? `${searchPart(search.text, search.isEverywhere)}&` : "?";
  goToMessage(`${roomPath(roomId)}${part}message=${messageId}`);
}

/** @param panel  as above */
export function openMessageIn(roomId: number, messageId: number, panel?: Panel): void {
  const part = panel && isPanelBeside() ? `panel=${panel}&` : "";
  goToMessage(`${roomPath(roomId)}?${part}message=${messageId}`);
}

function isPanelBeside(): boolean {
  return window.matchMedia("(min-width: 1000px)").matches;
}

function goToMessage(address: string): void {
  if (address === window.location.pathname + window.location.search) window.dispatchEvent(new Event(JUMP));
  else go(address);
}

/** @param panel  stays open where there is room for both */
export function openMessageBeside(roomId: number, messageId: number, panel: Panel): void {
  openMessageIn(roomId, messageId, panel);
}

/** The address names a message already, and it is to be shown again. */
export const JUMP = "hearth:jump";

function searchPart(text: string, isEverywhere: boolean): string {
  const query = new URLSearchParams({ panel: "search", q: text, ...(isEverywhere ? { in: "all" } : {}) });
  return `?${query}`;
}

export function threadPath(roomId: number, rootId: number): string {
  return `${roomPath(roomId)}?thread=${rootId}`;
}

export function openThread(roomId: number, rootId: number): void {
  go(threadPath(roomId, rootId));
}

let beforeSettings = "/rooms";

export function openSettings(section?: string): void {
  const { pathname, search } = window.location;
  if (!pathname.startsWith(SETTINGS_PATH)) beforeSettings = pathname + search;
  go(settingsPath(section));
}

/** Back to where one was before. */
export function leaveSettings(): void {
  go(beforeSettings);
}

export function leaveToList(): void {
  go("/rooms");
}
