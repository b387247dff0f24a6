import { memberSettingsEndpoint } from "@/lib/dialects/spika/member-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = memberSettingsEndpoint("Unpin a room for the caller (2.4.11)", { pinned: false });
