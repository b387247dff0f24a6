import Link from "next/link";
import type { ComponentProps } from "react";

/** A way to another of these pages; 24 px high, as a finger needs. */
export function TextLink(props: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      className="inline-flex min-h-6 items-center rounded-sm font-medium text-link underline underline-offset-2"
      {...props}
    />
  );
}
