import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { roomQuery } from "@/lib/client/queries/rooms";

/** What the people of a room are called. */
export function usePersonName(roomId: number): (userId: number) => string {
  const t = useTranslations("common");
  const { data: room } = useQuery(roomQuery(roomId));
  return (userId) =>
    room?.users.find((member) => member.userId === userId)?.user.displayName || t("unknownPerson");
}
