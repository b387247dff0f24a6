import { pinEndpoint } from "@/lib/dialects/spika/message-actions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = pinEndpoint("Take a message's pin away (native)", false);
