import { z } from "zod";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { deletedAnswer, pathId } from "@/lib/dialects/spika/schemas/common";
import { endSession } from "@/lib/domain/devices/end-session";
import type { DeviceId } from "@/lib/domain/ids";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const DELETE = endpoint({
  summary: "Sign one of the caller's devices out (native)",
  response: deletedAnswer,
  params: z.object({ id: pathId<DeviceId>() }),
  refusals: { device_not_found: [404, "Not found"] },
  handle: async ({ caller, params }) => {
    await endSession(caller, params.id);
    return { deleted: true };
  },
});
