import clsx from "clsx";
import { Flame } from "lucide-react";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import type { ApiName } from "@/lib/docs/documents";
import { GUIDES } from "@/lib/docs/guides/guides";

type Entry = { id: string; title: string };

type Props = {
  workspace: string;
  current: ApiName | null;
  /** What is on this page, by the ids of its headings. */
  contents: Entry[];
  children: ReactNode;
};

/** What stands around every page about the APIs: where one is, and where else to go. */
export async function DocsFrame({ workspace, current, contents, children }: Props) {
  const t = await getTranslations("docs");
  const pages = [
    { href: "/docs", name: t("overview"), isCurrent: current === null },
    ...GUIDES.map(({ api, name }) => ({ href: `/docs/${api}`, name, isCurrent: current === api })),
  ];
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-[80rem] flex-col px-4 md:px-6 lg:flex-row lg:gap-10">
      <header className="flex shrink-0 flex-col gap-4 py-5 lg:sticky lg:top-0 lg:h-dvh lg:w-56 lg:overflow-y-auto">
        <a href="/rooms" aria-label={t("open")} className="flex items-center gap-2.5 self-start rounded-md">
          <span className="flex size-8 items-center justify-center rounded-md bg-accent-fill text-on-accent">
            <Flame className="size-5" aria-hidden />
          </span>
          <span className="min-w-0 truncate font-semibold text-lg">{workspace}</span>
        </a>
        <nav aria-label={t("nav")}>
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {pages.map(({ href, name, isCurrent }) => (
              <li key={href}>
                <a
                  href={href}
                  aria-current={isCurrent ? "page" : undefined}
                  className={clsx(
                    "flex h-9 items-center rounded-md px-3 font-medium text-sm transition-colors touch:h-11",
                    isCurrent ? "bg-selected text-ink" : "text-soft hover:bg-hover hover:text-ink",
                  )}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {contents.length > 0 && (
          <nav aria-label={t("contents")} className="border-line border-t pt-4 max-lg:hidden">
            <p className="px-3 pb-1.5 font-medium text-faint text-xs">{t("contents")}</p>
            <ul>
              {contents.map(({ id, title }) => (
                <li key={id}>
                  <a
                    href={`#${id}`}
                    className="block rounded-md px-3 py-1.5 text-sm text-soft transition-colors hover:bg-hover hover:text-ink touch:py-3"
                  >
                    {title}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main className="flex min-w-0 flex-1 flex-col gap-10 pt-2 pb-16 lg:pt-6">{children}</main>
    </div>
  );
}
