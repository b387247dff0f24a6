import { saveEndpoint } from "@/lib/dialects/spika/message-actions";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";

export const POST = saveEndpoint("Save a message for oneself (native)", true);
