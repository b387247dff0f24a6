import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";

type Props = {
  title: ReactNode;
  lead?: ReactNode;
  above?: ReactNode;
  below?: ReactNode;
  children?: ReactNode;
};

/** One question on a page of its own: a heading, what to do, and a way elsewhere. */
export function AuthCard({ title, lead, above, below, children }: Props) {
  return (
    <>
      <Card className="flex flex-col gap-5 max-sm:px-5">
        <header className="flex flex-col gap-1.5">
          {above}
          <h1 className="font-semibold text-2xl text-ink [overflow-wrap:anywhere]">{title}</h1>
          {lead && <p className="text-soft [overflow-wrap:anywhere]">{lead}</p>}
        </header>
        {children}
      </Card>
      {below && <p className="text-center text-soft text-sm">{below}</p>}
    </>
  );
}
