import { unknownCall } from "@/lib/dialects/messaging/endpoint";

export { OPTIONS } from "@/lib/dialects/messaging/endpoint";
export {
  unknownCall as DELETE,
  unknownCall as GET,
  unknownCall as PATCH,
  unknownCall as POST,
  unknownCall as PUT,
};
