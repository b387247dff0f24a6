import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { noteKeys } from "@/lib/client/keys";
import { noteNote } from "@/lib/client/note-list";
import type { WireNote } from "@/lib/dialects/spika/schemas/note";

type NoteAnswer = { note: WireNote };
export type NoteText = { title: string; content: string };

/** A request that outlives its page may carry 64 kB; a letter takes four bytes at most. */
const KEPT_ALIVE_LENGTH = 15_000;

/** A room's notes, with their texts. */
export const notesQuery = (roomId: number) =>
  queryOptions({
    queryKey: noteKeys.room(roomId),
    queryFn: async ({ signal }) =>
      (await api.get<{ notes: WireNote[] }>(`/notes/roomId/${roomId}`, undefined, signal)).notes,
    staleTime: Number.POSITIVE_INFINITY,
  });

export function editNotes(client: QueryClient, roomId: number, edit: (list: WireNote[]) => WireNote[]): void {
  client.setQueryData<WireNote[]>(noteKeys.room(roomId), (list) => list && edit(list));
}

export async function createNote(client: QueryClient, roomId: number, text: NoteText): Promise<WireNote> {
  const options = { keepalive: isSmall(text) };
  return keep(client, await api.post<NoteAnswer>(`/notes/roomId/${roomId}`, text, options));
}

/** @throws ApiError 409 when somebody else has saved a later version than `known` */
export async function saveNote(client: QueryClient, known: WireNote, text: NoteText): Promise<WireNote> {
  const body = { ...text, version: known.version };
  return keep(client, await api.put<NoteAnswer>(`/notes/${known.id}`, body, { keepalive: isSmall(text) }));
}

export async function loadNote(client: QueryClient, noteId: number): Promise<WireNote> {
  return keep(client, await api.get<NoteAnswer>(`/notes/${noteId}`));
}

export async function deleteNote(client: QueryClient, note: WireNote): Promise<void> {
  await api.delete(`/notes/${note.id}`);
  editNotes(client, note.roomId, (list) => noteNote(list, { ...note, deleted: true }));
}

function keep(client: QueryClient, { note }: NoteAnswer): WireNote {
  editNotes(client, note.roomId, (list) => noteNote(list, note));
  return note;
}

function isSmall({ title, content }: NoteText): boolean {
  return title.length + content.length < KEPT_ALIVE_LENGTH;
}
