import { getTranslations } from "next-intl/server";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default async function NotFound() {
  const t = await getTranslations("common");
  return (
    <main className="flex min-h-dvh items-center">
      <title>{`${t("notFoundTitle")} – ${t("appName")}`}</title>
      <EmptyState
        isWholePage
        // Not an icon: its code would be loaded with every page, which might turn out not to be there.
        icon={<span className="tabular font-semibold">404</span>}
        title={t("notFoundTitle")}
        actions={
          <a href="/" className={buttonLook("primary")}>
            {t("toRooms")}
          </a>
        }
      >
        {t("notFoundText")}
      </EmptyState>
    </main>
  );
}
