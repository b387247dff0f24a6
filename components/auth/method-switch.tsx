"use client";

import clsx from "clsx";

type Props<Name extends string> = {
  label: string;
  options: Array<{ name: Name; label: string }>;
  chosen: Name;
  onChoose: (name: Name) => void;
};

/** One of a few ways to do the same thing; both forms stay one press away. */
export function MethodSwitch<Name extends string>({ label, options, chosen, onChoose }: Props<Name>) {
  return (
    <fieldset aria-label={label} className="flex gap-1 rounded-md bg-sunken p-1">
      {options.map((option) => (
        <button
          key={option.name}
          type="button"
          aria-pressed={option.name === chosen}
          onClick={() => onChoose(option.name)}
          className={clsx(
            "h-8 flex-1 rounded-sm border font-medium text-sm transition-colors touch:h-11",
            option.name === chosen
              ? "border-line bg-raised text-ink"
              : "border-transparent text-soft hover:text-ink",
          )}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
