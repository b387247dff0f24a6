import type { ReactNode } from "react";

type Props = {
  href: string;
  /** Whether the keyboard is at the message: then its links can be reached by Tab. */
  isInRow: boolean;
  children: ReactNode;
};

export function MessageLink({ href, isInRow, children }: Props) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={isInRow ? 0 : -1}
      className="text-link underline decoration-link/40 underline-offset-2 hover:decoration-link"
    >
      {children}
    </a>
  );
}
