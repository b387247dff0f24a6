import type { ReactNode } from "react";
import { Brand } from "@/components/auth/brand";

/** What stands around the questions before the conversation. */
export function GuestFrame({ workspace, children }: { workspace: string; children: ReactNode }) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-5 px-4 py-8">
      <Brand name={workspace} />
      {children}
    </main>
  );
}
