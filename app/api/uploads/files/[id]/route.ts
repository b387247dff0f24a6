export { getFileBytes as GET } from "@/lib/dialects/spika/download";
export { OPTIONS } from "@/lib/dialects/spika/endpoint";
