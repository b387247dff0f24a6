"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { WireApiToken } from "@/lib/dialects/spika/schemas/api-token";

type Scopes = WireApiToken["scopes"];
const ALL: Scopes = ["read", "write"];

type Props = { scopes: Scopes; error: boolean; onChange: (scopes: Scopes) => void };

/** What a token may do. */
export function ScopeFields({ scopes, error, onChange }: Props) {
  const t = useTranslations("tokens");
  const id = useId();
  return (
    <fieldset aria-describedby={error ? id : undefined}>
      <legend className="font-medium text-ink text-sm">{t("scopes")}</legend>
      <div className="mt-1.5 grid gap-2 sm:grid-cols-2">
        {ALL.map((scope) => (
          <label
            key={scope}
            className="flex min-h-10 cursor-pointer items-start gap-3 rounded-md border border-line bg-surface px-3 py-2 hover:bg-hover touch:min-h-11"
          >
            <input
              type="checkbox"
              checked={scopes.includes(scope)}
              onChange={(event) =>
                onChange(ALL.filter((one) => (one === scope ? event.target.checked : scopes.includes(one))))
              }
              className="mt-1 size-4 shrink-0 accent-accent-fill"
            />
            <span className="min-w-0">
              <span className="block">{t(scope)}</span>
              <span className="block text-sm text-soft">{t(`${scope}Hint`)}</span>
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={id} role="alert" className="mt-1.5 text-danger text-sm">
          {t("scopesMissing")}
        </p>
      )}
    </fieldset>
  );
}
