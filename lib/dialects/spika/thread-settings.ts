import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { pathId } from "@/lib/dialects/spika/schemas/common";
import { threadStandingAnswer } from "@/lib/dialects/spika/schemas/thread";
import { toThreadStanding } from "@/lib/dialects/spika/thread";
import type { MessageId } from "@/lib/domain/ids";
import { changeThread, type ThreadSettings } from "@/lib/domain/threads/change-thread";

/** The four calls follow, unfollow, mute and unmute of a thread (native); what they are sent is not looked at. */
export function threadSettingsEndpoint(summary: string, settings: ThreadSettings) {
  return endpoint({
    summary,
    response: threadStandingAnswer,
    params: z.object({ id: pathId<MessageId>() }),
    refusals: { message_not_found: [404, "No message found"] },
    handle: async ({ caller, params }) => ({
      thread: toThreadStanding(await changeThread(caller, params.id, settings)),
    }),
  });
}
