export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";
export { postCodeRequest as POST } from "@/lib/dialects/guest-chat/entry";
