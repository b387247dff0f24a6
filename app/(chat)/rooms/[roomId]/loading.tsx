import { getTranslations } from "next-intl/server";
import { MessageSkeletons } from "@/components/messages/message-skeletons";

export default async function LoadingRoom() {
  const t = await getTranslations("common");
  return (
    <main className="flex h-full flex-col bg-surface">
      <title>{t("appName")}</title>
      <div className="h-14 shrink-0 border-line border-b" />
      <MessageSkeletons label={t("loading")} />
    </main>
  );
}
