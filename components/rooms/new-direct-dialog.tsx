"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Spinner } from "@/components/ui/spinner";
import { useErrorText } from "@/lib/client/error-text";
import { openRoom } from "@/lib/client/navigation";
import { openDirectRoom } from "@/lib/client/queries/rooms";
import { peopleQuery } from "@/lib/client/queries/users";

/** Find a person, press, write. */
export function NewDirectDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("rooms.direct");
  const tRooms = useTranslations("rooms.browsing");
  const client = useQueryClient();
  const errorText = useErrorText();
  const [keyword, setKeyword] = useState("");
  const [opening, setOpening] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const asked = useDeferredValue(keyword.trim());
  const { data, error: failure, hasNextPage, fetchNextPage } = useInfiniteQuery(peopleQuery(asked));
  const people = (data?.pages ?? [])
    .flatMap((page) => page.list)
    .filter((user) => !user.isBot && !user.deleted);

  async function open(userId: number) {
    setOpening(userId);
    setError(null);
    try {
      const { id } = await openDirectRoom(client, userId);
      onClose();
      openRoom(id);
    } catch (cause) {
      setError(errorText(cause));
      setOpening(null);
    }
  }

  return (
    <Dialog title={t("title")} onClose={onClose}>
      <div className="flex flex-col gap-3">
        <Field label={t("search")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="search"
              data-autofocus
              autoComplete="off"
              value={keyword}
              onChange={(event) => setKeyword(event.target.value)}
            />
          )}
        </Field>
        {(error || failure) && <Banner look="danger">{error ?? errorText(failure)}</Banner>}
        <ul aria-label={t("results")} className="-mx-2 flex h-72 flex-col overflow-y-auto overscroll-contain">
          {data && people.length === 0 && (
            <li className="px-2 py-3 text-soft">{asked ? t("nobody", { keyword: asked }) : t("alone")}</li>
          )}
          {people.map((user) => {
            const name = user.displayName || user.emailAddress || `#${user.id}`;
            return (
              <li key={user.id}>
                <button
                  type="button"
                  disabled={opening !== null}
                  onClick={() => open(user.id)}
                  className="flex w-full items-center gap-3 rounded-md px-2 py-2 text-left hover:bg-hover focus-visible:outline-offset-[-2px]"
                >
                  <Avatar id={user.id} name={name} pictureId={user.avatarFileId} size={36} />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate font-medium">{name}</span>
                    {user.emailAddress && user.emailAddress !== name && (
                      <span className="block truncate text-faint text-sm">{user.emailAddress}</span>
                    )}
                  </span>
                  {opening === user.id && <Spinner />}
                </button>
              </li>
            );
          })}
          {hasNextPage && (
            <li className="p-2">
              <Button size="sm" onClick={() => fetchNextPage()}>
                {tRooms("more")}
              </Button>
            </li>
          )}
        </ul>
      </div>
    </Dialog>
  );
}
