import { useTranslations } from "next-intl";
import type { FieldLine } from "@/lib/docs/fields";

/** Members of an object, one a line. */
export function FieldTable({ lines, label }: { lines: FieldLine[]; label: string }) {
  const t = useTranslations("docs");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="docs-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("field")}</th>
            <th scope="col">{t("type")}</th>
            <th scope="col">{t("notes")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ path, type, object, isRequired, notes }) => (
            <tr key={path}>
              <td>
                <code>{path}</code>
              </td>
              <td>{object ? <TypeLink type={type} object={object} /> : type}</td>
              <td>{[isRequired ? t("required") : "", notes].filter(Boolean).join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function TypeLink({ type, object }: { type: string; object: string }) {
  const [before = "", after = ""] = type.split(object);
  return (
    <>
      {before}
      <a href={`#object-${object}`}>{object}</a>
      {after}
    </>
  );
}
