export { OPTIONS } from "@/lib/dialects/guest-chat/endpoint";
export { postToken as POST } from "@/lib/dialects/guest-chat/entry";
