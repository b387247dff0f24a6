import type { ReactNode } from "react";

type Props = { icon?: ReactNode; title: ReactNode; children?: ReactNode; actions?: ReactNode };

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ icon, title, children, actions }: Props) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-10 text-center">
      {icon && (
        <div className="mb-2 flex size-12 items-center justify-center rounded-full bg-accent-tint text-on-accent-tint">
          {icon}
        </div>
      )}
      <h2 className="font-semibold text-ink text-lg">{title}</h2>
      {children && <div className="text-soft">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
