import type { WireDraft } from "@/lib/dialects/spika/schemas/draft";
import type { Draft } from "@/lib/domain/drafts/types";

/** Native. */
export function toDraft({ modifiedAt, ...draft }: Draft): WireDraft {
  return { ...draft, modifiedAt: modifiedAt.getTime() };
}
