import { saveEndpoint } from "@/lib/dialects/spika/message-actions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = saveEndpoint("Let a saved message go (native)", false);
