"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/** Light, dark or as the system says; the choice is kept in the browser. */
export function ThemeProvider({ nonce, children }: { nonce?: string; children: ReactNode }) {
  return (
    <NextThemes attribute="class" disableTransitionOnChange enableColorScheme={false} nonce={nonce}>
      {children}
    </NextThemes>
  );
}
