import type { WireApiCall } from "@/lib/dialects/spika/schemas/api-call";
import type { CallPage } from "@/lib/domain/api-calls/list-calls";

/** Native, "Tokens and keys". */
export function toCallsPage({ calls, nextCursor }: CallPage): {
  list: WireApiCall[];
  nextCursor: number | null;
} {
  return { list: calls.map((call) => ({ ...call, at: call.at.getTime() })), nextCursor };
}
