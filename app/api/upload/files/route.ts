export { OPTIONS } from "@/lib/dialects/spika/endpoint";
export { postChunk as POST } from "@/lib/dialects/spika/uploads";
