import { pinEndpoint } from "@/lib/dialects/spika/message-actions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = pinEndpoint("Pin a message for everybody in the room (native)", true);
