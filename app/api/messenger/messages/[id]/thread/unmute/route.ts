import { threadSettingsEndpoint } from "@/lib/dialects/spika/thread-settings";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = threadSettingsEndpoint("Unmute a thread for the caller (native)", { isMuted: false });
