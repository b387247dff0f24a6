import { GuestPage } from "@/components/guest/guest-page";
import { getWorkspace } from "@/lib/domain/accounts/get-workspace";
import { asId, type RoomId } from "@/lib/domain/ids";

/** The workspace's name is in the database. */
export const dynamic = "force-dynamic";

type Props = { params: Promise<{ chatId: string }> };

/** The same for every number: whether there is such a chat is for those to know who are in it. */
export default async function GuestChatPage({ params }: Props) {
  const [{ chatId }, { name }] = await Promise.all([params, getWorkspace()]);
  return <GuestPage chatId={asId<RoomId>(chatId)} workspace={name} />;
}
