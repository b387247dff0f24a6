import { memberSettingsEndpoint } from "@/lib/dialects/spika/member-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = memberSettingsEndpoint("Mute a room for the caller (2.4.8)", { muted: true });
