import { toDevice } from "@/lib/dialects/spika/device";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { withDevice } from "@/lib/dialects/spika/schemas/device";
import { signOutDevice } from "@/lib/domain/accounts/sign-out";
import { getDevice } from "@/lib/domain/devices/get-device";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = endpoint({
  summary: "Sign the calling device out (2.1.3)",
  response: withDevice,
  refusals: { device_not_found: [404, "Device not found"] },
  handle: async ({ caller }) => {
    const { id } = await getDevice(caller);
    await signOutDevice(caller.userId, id);
    return { device: toDevice(await getDevice(caller), null) };
  },
});
