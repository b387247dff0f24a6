import type { ReactNode } from "react";

type Props = {
  icon?: ReactNode;
  title: ReactNode;
  /** Where it is all that the page says, its title is the page's. */
  isWholePage?: boolean;
  children?: ReactNode;
  actions?: ReactNode;
};

/** Nothing here yet: says so, and what to do next. */
export function EmptyState({ icon, title, isWholePage = false, children, actions }: Props) {
  const Title = isWholePage ? "h1" : "h2";
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-10 text-center">
      {icon && (
        <div className="mb-2 flex size-12 items-center justify-center rounded-full bg-accent-tint text-on-accent-tint">
          {icon}
        </div>
      )}
      <Title className="font-semibold text-ink text-lg">{title}</Title>
      {children && <div className="text-soft">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
