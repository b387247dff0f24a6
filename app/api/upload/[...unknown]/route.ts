import { unknownCall } from "@/lib/dialects/spika/endpoint";

export { OPTIONS } from "@/lib/dialects/spika/endpoint";
export {
  unknownCall as DELETE,
  unknownCall as GET,
  unknownCall as PATCH,
  unknownCall as POST,
  unknownCall as PUT,
};
