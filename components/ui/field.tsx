"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";

type Wiring = { id: string; "aria-describedby"?: string; "aria-invalid"?: true; required?: boolean };

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: ReactNode;
  isOptional?: boolean;
  /** Gets what ties the control to its label, hint and error. */
  children: (wiring: Wiring) => ReactNode;
};

/** A control with its label above, its hint or error below, and all three tied together for screen readers. */
export function Field({ label, hint, error, isOptional = false, children }: Props) {
  const t = useTranslations("common");
  const id = useId();
  const described = [error ? `${id}-error` : "", hint ? `${id}-hint` : ""].filter(Boolean).join(" ");
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium text-ink text-sm">
        {label}
        {isOptional && <span className="ml-1 font-normal text-faint">({t("optional")})</span>}
      </label>
      {children({ id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined })}
      {error && (
        <p id={`${id}-error`} className="text-danger text-sm">
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-faint text-sm">
          {hint}
        </p>
      )}
    </div>
  );
}
