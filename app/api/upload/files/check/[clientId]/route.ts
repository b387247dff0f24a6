export { OPTIONS } from "@/lib/dialects/spika/endpoint";
export { getChunks as GET } from "@/lib/dialects/spika/uploads";
