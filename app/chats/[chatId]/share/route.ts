export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";
export { postShare as POST } from "@/lib/dialects/guest-chat/entry";
