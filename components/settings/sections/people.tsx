"use client";

import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { AccountRow } from "@/components/settings/account-row";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { accountsQuery } from "@/lib/client/queries/workspace";

/** Everybody with an account here. */
export default function PeopleSection() {
  const t = useTranslations("workspace.people");
  const tCommon = useTranslations("common");
  const [text, setText] = useState("");
  const keyword = useDeferredValue(text.trim());
  const found = useInfiniteQuery({ ...accountsQuery(keyword), placeholderData: keepPreviousData });
  const people = found.data?.pages.flatMap((page) => page.list);
  return (
    <>
      <Field label={t("search")}>
        {(wiring) => (
          <Input
            {...wiring}
            type="search"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      {found.isError && !people && (
        <Banner
          look="danger"
          action={
            <Button size="sm" onClick={() => found.refetch()}>
              {tCommon("retry")}
            </Button>
          }
        >
          {t("loadError")}
        </Banner>
      )}
      {!people && !found.isError && <Skeleton className="h-16 w-full" />}
      {people?.length === 0 && <p className="text-soft">{t("none", { keyword })}</p>}
      {people && people.length > 0 && (
        <ul aria-label={t("list")} className="flex flex-col divide-y divide-line">
          {people.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <div>
          <Button isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t("more")}
          </Button>
        </div>
      )}
    </>
  );
}
