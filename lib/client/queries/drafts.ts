import { queryOptions } from "@tanstack/react-query";
import { api } from "@/lib/client/api";
import { dropDraft, listDrafts, takeRemoteDraft } from "@/lib/client/drafts";
import { draftKeys } from "@/lib/client/keys";
import type { WireDraft, WireDrafts } from "@/lib/dialects/spika/schemas/draft";

/** What the server keeps of my drafts, merged into what this browser keeps. Its data is when that was. */
export const draftsQuery = (userId: number) =>
  queryOptions({
    queryKey: draftKeys.list,
    queryFn: async ({ signal }) => {
      const { drafts, at } = await api.get<WireDrafts>("/drafts", undefined, signal);
      for (const draft of drafts) takeRemoteDraft(userId, draft);
      const kept = new Set(drafts.map(({ roomId, threadRootId }) => `${roomId}.${threadRootId ?? ""}`));
      for (const { roomId, threadRootId, ...draft } of listDrafts(userId)) {
        const isGone = !draft.isDirty && draft.at < at && !kept.has(`${roomId}.${threadRootId ?? ""}`);
        if (isGone) dropDraft({ userId, roomId, threadRootId });
      }
      return at;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** @returns when the server took it, by its clock */
export async function keepDraft(roomId: number, threadRootId: number | null, text: string): Promise<number> {
  // Small bodies survive the page that sends them.
  const keepalive = text.length < 10_000;
  const body = { text, threadRootId };
  const { draft } = await api.put<{ draft: WireDraft }>(`/drafts/roomId/${roomId}`, body, { keepalive });
  return draft.modifiedAt;
}
