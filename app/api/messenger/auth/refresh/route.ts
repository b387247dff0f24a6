import { toDevice } from "@/lib/dialects/spika/device";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { withDevice } from "@/lib/dialects/spika/schemas/device";
import { refreshToken } from "@/lib/domain/devices/refresh-token";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Change the calling device's token for a new one (2.1.5)",
  response: withDevice,
  refusals: { device_not_found: [404, "Device not found"] },
  handle: async ({ caller }) => {
    const { device, token } = await refreshToken(caller);
    return { device: toDevice(device, token) };
  },
});
