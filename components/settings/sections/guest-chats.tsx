"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { DocsLink } from "@/components/docs/docs-link";
import { CompanyChats } from "@/components/guest-chats/company-chats";
import { NameForm } from "@/components/guest-chats/name-form";
import { SettingsGroup } from "@/components/settings/settings-group";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { companiesQuery, createCompany, guestChatsQuery } from "@/lib/client/queries/guest-chats";
import type { WireCompanyInfo, WireGuestChat } from "@/lib/dialects/spika/schemas/guest-chat";

/** The companies that one holds chats for, and the chats, also those of others that one administers. */
export default function GuestChatsSection() {
  const t = useTranslations("guestChats");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const companies = useQuery(companiesQuery);
  const chats = useQuery(guestChatsQuery);
  const isError = companies.isError || chats.isError;

  return (
    <SettingsGroup title={t("title")} text={t("text")}>
      <DocsLink api="guest-chat" />
      {isError && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => void Promise.all([companies.refetch(), chats.refetch()])}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!isError && !(companies.data && chats.data) && <Skeleton className="h-24 w-full" />}
      {companies.data && chats.data && (
        <>
          {companies.data.length === 0 && <p className="text-soft">{t("noCompany")}</p>}
          {grouped(companies.data, chats.data).map(({ company, chats, isOwn }) => (
            <CompanyChats key={company.id} company={company} chats={chats} isOwn={isOwn} />
          ))}
          <NameForm
            label={t("companyName")}
            hint={t("companyHint")}
            action={t("addCompany")}
            onSubmit={(name) => createCompany(client, name)}
          />
        </>
      )}
    </SettingsGroup>
  );
}

type Group = { company: Pick<WireCompanyInfo, "id" | "name">; chats: WireGuestChat[]; isOwn: boolean };

function grouped(companies: WireCompanyInfo[], chats: WireGuestChat[]): Group[] {
  const groups = new Map<number, Group>(
    companies.map((company) => [company.id, { company, chats: [], isOwn: true }]),
  );
  for (const chat of chats) {
    const company = { id: chat.companyId, name: chat.companyName };
    const group = groups.get(company.id) ?? { company, chats: [], isOwn: false };
    groups.set(company.id, { ...group, chats: [...group.chats, chat] });
  }
  return [...groups.values()];
}
