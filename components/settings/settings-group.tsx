import { type ReactNode, useId } from "react";

type Props = { title: ReactNode; text?: ReactNode; children: ReactNode };

/** A part of a settings section with a heading of its own. */
export function SettingsGroup({ title, text, children }: Props) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4">
      <div>
        <h2 id={id} className="font-semibold text-lg">
          {title}
        </h2>
        {text && <p className="mt-0.5 text-soft text-sm">{text}</p>}
      </div>
      {children}
    </section>
  );
}
