"use client";

import clsx from "clsx";
import { type ReactNode, useId } from "react";

type Choice<Value extends string> = { value: Value; label: ReactNode; hint?: ReactNode };

type Props<Value extends string> = {
  label: ReactNode;
  hint?: ReactNode;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
};

/** One of a few, all of them in sight; takes effect at once. */
export function ChoiceList<Value extends string>({ label, hint, choices, value, onChange }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="font-medium text-ink">{label}</legend>
      {hint && <p className="text-faint text-sm">{hint}</p>}
      <div className="mt-2 flex flex-col gap-1">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className={clsx(
              "flex min-h-10 cursor-pointer items-start gap-3 rounded-md border px-3 py-2 transition-colors touch:min-h-11",
              "has-focus-visible:outline-2 has-focus-visible:outline-focus",
              choice.value === value ? "border-accent-fill bg-accent-tint" : "border-line hover:bg-hover",
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="mt-1 size-4 shrink-0 accent-accent-fill"
            />
            <span className="min-w-0">
              <span className="block">{choice.label}</span>
              {choice.hint && <span className="block text-soft text-sm">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
