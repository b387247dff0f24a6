import { Minus } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { ABILITIES } from "@/lib/docs/abilities";
import { GUIDES } from "@/lib/docs/guides/guides";

/** The APIs side by side; scrolls by itself where it does not fit. */
export async function AbilitiesTable() {
  const t = await getTranslations("docs");
  return (
    <section
      aria-label={t("table")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full min-w-[58rem] text-left text-sm">
        <thead>
          <tr className="border-line border-b">
            <th scope="col" className="sticky left-0 bg-surface px-3 py-2.5 font-medium text-faint">
              {t("ability")}
            </th>
            {GUIDES.map(({ api, name }) => (
              <th key={api} scope="col" className="px-3 py-2.5 font-medium">
                <a href={`/docs/${api}`} className="text-link underline-offset-2 hover:underline">
                  {name}
                </a>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {ABILITIES.map((ability) => (
            <tr key={ability.name}>
              <th scope="row" className="sticky left-0 bg-surface px-3 py-2 font-medium text-soft">
                {ability.name}
              </th>
              {GUIDES.map(({ api }) => (
                <td key={api} className="px-3 py-2">
                  {ability[api] ?? (
                    <>
                      <Minus className="size-4 text-faint" aria-hidden />
                      <span className="visually-hidden">{t("cannot")}</span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
