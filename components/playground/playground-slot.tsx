"use client";

import { type ComponentType, lazy, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";

/** The playgrounds of the kinds of keys; their code comes when one is shown. */
export const RoomKeyPlayground = slot(lazy(() => import("@/components/playground/room-key-playground")));
export const WorkspaceKeyPlayground = slot(
  lazy(() => import("@/components/playground/workspace-key-playground")),
);
export const ApiTokenPlayground = slot(lazy(() => import("@/components/playground/api-token-playground")));

function slot<Props extends object>(Screen: ComponentType<Props>): ComponentType<Props> {
  return function Slot(props: Props) {
    return (
      <Suspense fallback={<Skeleton className="h-72 w-full" />}>
        <Screen {...props} />
      </Suspense>
    );
  };
}
