/** What the last steps of the setup ask of the messenger API: one room, one invite. */

/** @returns its id, or null when it could not be made */
export async function createFirstRoom(name: string): Promise<number | null> {
  const data = await post<{ room: { id: number } }>("rooms", { name, type: "group", visibility: "public" });
  return data?.room.id ?? null;
}

/** An invite to the room, or to the workspace alone. @returns whether there is one now */
export async function createInvite(roomId: number | null): Promise<boolean> {
  const data = await post(roomId === null ? "admin/invites" : `rooms/${roomId}/invites`, {});
  return data !== null;
}

/** @returns the room's id where the invite leads into one, or null when it no longer works */
export async function acceptInvite(code: string): Promise<{ roomId: number | undefined } | null> {
  const data = await post<{ room?: { id: number } | null }>(`invites/${encodeURIComponent(code)}/accept`, {});
  return data && { roomId: data.room?.id };
}

async function post<T>(path: string, body: object): Promise<T | null> {
  const request = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  try {
    const response = await fetch(`/api/messenger/${path}`, request);
    const answer: { data: T } = await response.json();
    return response.ok ? answer.data : null;
  } catch {
    return null; // no answer, or one that is not ours: the form says that it did not work
  }
}
