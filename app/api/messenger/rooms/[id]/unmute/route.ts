import { memberSettingsEndpoint } from "@/lib/dialects/spika/member-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = memberSettingsEndpoint("End the muting of a room for the caller (2.4.9)", {
  muted: false,
});
