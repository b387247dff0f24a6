import { memberSettingsEndpoint } from "@/lib/dialects/spika/member-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = memberSettingsEndpoint({ pinned: false });
