export { OPTIONS } from "@/lib/dialects/spika/endpoint";
export { postVerify as POST } from "@/lib/dialects/spika/uploads";
