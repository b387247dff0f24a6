"use client";

import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";

type Props = {
  label: string;
  /** What is copied, as part of the button's name: "key", "link". */
  what: string;
  text: string;
};

/** A text that somebody needs elsewhere: to be read, selected and copied. */
export function CopyField({ label, what, text }: Props) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-sm text-soft">
        {label}
      </label>
      <div className="flex items-center gap-2">
        <input
          id={id}
          readOnly
          value={text}
          onFocus={(event) => event.target.select()}
          className="h-8 min-w-0 flex-1 rounded-md border border-line bg-sunken px-2.5 font-mono text-sm touch:h-11"
        />
        <CopyButton text={text} what={what} />
      </div>
    </div>
  );
}
