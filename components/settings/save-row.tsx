"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type Props = {
  label: ReactNode;
  isBusy: boolean;
  saved: string | false;
  error?: string;
  children?: ReactNode;
};

/** The end of a form: what went wrong, the button, and that it is done. */
export function SaveRow({ label, isBusy, saved, error, children }: Props) {
  return (
    <>
      {error && <Banner look="danger">{error}</Banner>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" look="primary" isBusy={isBusy}>
          {label}
        </Button>
        {children}
        {saved && <span className="text-sm text-success">{saved}</span>}
      </div>
    </>
  );
}
