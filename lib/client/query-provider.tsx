"use client";

import { notifyManager, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { ApiError } from "@/lib/client/api";
import { noteSignedOut } from "@/lib/client/tabs";

// Within the frame that changed something, not by a timer behind it.
notifyManager.setScheduler(queueMicrotask);

/** The browser's cache of everything the server has said. */
export function QueryProvider({ children }: { children: ReactNode }) {
  const [client] = useState(createClient);
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: toSignIn }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // Live events and the catch-up after a gap keep it fresh; see live.tsx.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: (count, error) => count < 3 && (!(error instanceof ApiError) || error.isPassing),
      },
      mutations: { networkMode: "always" },
    },
  });
}

/** The session has ended elsewhere. Drafts and unsent messages are kept in this browser. */
function toSignIn(error: Error): void {
  if (!(error instanceof ApiError) || error.status !== 401) return;
  noteSignedOut();
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/login?next=${encodeURIComponent(here)}`);
}
