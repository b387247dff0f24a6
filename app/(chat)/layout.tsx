import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { ChatShell } from "@/components/rooms/chat-shell";
import { currentActor } from "@/lib/auth/current-actor";
import { AddressProvider } from "@/lib/client/address";
import { clampListWidth, LIST_WIDTH, LIST_WIDTH_COOKIE } from "@/lib/client/list-width";
import { QueryProvider } from "@/lib/client/query-provider";
import { config } from "@/lib/config";
import { chatData } from "./first-data";

/** Everything here is somebody's. */
export const dynamic = "force-dynamic";

export default async function ChatLayout({ children }: { children: ReactNode }) {
  const actor = await currentActor();
  // The page, which knows its own address, sends them to sign in.
  if (!actor) return children;
  const [state, jar] = await Promise.all([chatData(actor), cookies()]);
  const listWidth = clampListWidth(Number(jar.get(LIST_WIDTH_COOKIE)?.value ?? LIST_WIDTH.usual));
  return (
    <QueryProvider>
      <HydrationBoundary state={state}>
        <AddressProvider>
          <ChatShell listWidth={listWidth} maxUpload={config().maxUpload}>
            {children}
          </ChatShell>
        </AddressProvider>
      </HydrationBoundary>
    </QueryProvider>
  );
}
