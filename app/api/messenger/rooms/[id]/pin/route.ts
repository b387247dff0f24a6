import { memberSettingsEndpoint } from "@/lib/dialects/spika/member-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = memberSettingsEndpoint("Pin a room for the caller (2.4.10)", { pinned: true });
