import type { ReactNode } from "react";

export function PageTitle({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="flex flex-col gap-3">
      <h1 className="font-semibold text-2xl">{title}</h1>
      {children}
    </div>
  );
}
