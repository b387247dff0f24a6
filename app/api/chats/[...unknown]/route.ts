export {
  OPTIONS,
  unknownCall as DELETE,
  unknownCall as GET,
  unknownCall as PATCH,
  unknownCall as POST,
  unknownCall as PUT,
} from "@/lib/dialects/guest-chat/endpoint";
