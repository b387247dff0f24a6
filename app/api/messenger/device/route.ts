import { toDevice, tokenOf } from "@/lib/dialects/spika/device";
import { endpoint } from "@/lib/dialects/spika/endpoint";
import { updateDeviceBody, withDevice } from "@/lib/dialects/spika/schemas/device";
import { getDevice } from "@/lib/domain/devices/get-device";
import { updateDevice } from "@/lib/domain/devices/update-device";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const GET = endpoint({
  summary: "The calling device, with the token that it came with (2.11.1)",
  response: withDevice,
  handle: async ({ caller, request }) => ({ device: toDevice(await getDevice(caller), tokenOf(request)) }),
});

export const PUT = endpoint({
  summary: "Set the calling device's push token (2.11.2)",
  body: updateDeviceBody,
  response: withDevice,
  handle: async ({ caller, body, request }) => ({
    device: toDevice(await updateDevice(caller, body), tokenOf(request)),
  }),
});
