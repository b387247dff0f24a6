"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  isOn: boolean;
  isDisabled?: boolean;
  onChange: (isOn: boolean) => void;
};

/** A setting that takes effect at once. */
export function Switch({ label, hint, isOn, isDisabled = false, onChange }: Props) {
  const id = useId();
  return (
    <div className="flex items-start justify-between gap-4">
      <div className="min-w-0">
        <label htmlFor={id} className="font-medium text-ink">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-faint text-sm">
            {hint}
          </p>
        )}
      </div>
      <button
        type="button"
        role="switch"
        id={id}
        aria-checked={isOn}
        aria-describedby={hint ? `${id}-hint` : undefined}
        disabled={isDisabled}
        onClick={() => onChange(!isOn)}
        className={clsx(
          "relative h-6 w-10.5 shrink-0 rounded-full border transition-colors disabled:opacity-50",
          "after:absolute after:-inset-2.5 after:touch:content-['']",
          isOn ? "border-accent-fill bg-accent-fill" : "border-edge bg-sunken",
        )}
      >
        <span
          className={clsx(
            "absolute top-0.75 left-0.75 size-4 rounded-full transition-transform",
            isOn ? "translate-x-4.5 bg-on-accent" : "bg-edge",
          )}
        />
      </button>
    </div>
  );
}
