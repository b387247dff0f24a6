import { unknownCall } from "@/lib/dialects/chapi/endpoint";

export { OPTIONS } from "@/lib/dialects/chapi/endpoint";
export {
  unknownCall as DELETE,
  unknownCall as GET,
  unknownCall as PATCH,
  unknownCall as POST,
  unknownCall as PUT,
};
