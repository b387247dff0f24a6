import type { ReactNode } from "react";

type Props = { id: string; title: ReactNode; children: ReactNode };

/** A part of a page that has an address of its own. */
export function Section({ id, title, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-4 border-line border-t pt-8">
      <h2 id={id} className="scroll-mt-6 font-semibold text-xl">
        <Anchor id={id}>{title}</Anchor>
      </h2>
      {children}
    </section>
  );
}

/** A heading that can be linked to. */
export function Anchor({ id, children }: { id: string; children: ReactNode }) {
  return (
    <a href={`#${id}`} className="hover:underline hover:decoration-line hover:underline-offset-4">
      {children}
    </a>
  );
}
