"use client";

import { type ComponentProps, lazy, Suspense } from "react";

const ChatError = lazy(() => import("@/components/rooms/chat-error"));

export default function ErrorPage(props: ComponentProps<typeof ChatError>) {
  return (
    <Suspense fallback={null}>
      <ChatError {...props} />
    </Suspense>
  );
}
