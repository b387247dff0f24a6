import { threadSettingsEndpoint } from "@/lib/dialects/spika/thread-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = threadSettingsEndpoint("Stop following a thread (native)", { isFollowing: false });
