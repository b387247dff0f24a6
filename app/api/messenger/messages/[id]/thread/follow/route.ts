import { threadSettingsEndpoint } from "@/lib/dialects/spika/thread-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = threadSettingsEndpoint("Follow a thread (native)", { isFollowing: true });
