import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a room's end while its messages are on their way. */
export function MessageSkeletons({ label }: { label: string }) {
  return (
    <div aria-busy="true" className="flex min-h-0 flex-1 flex-col justify-end gap-5 overflow-hidden p-5">
      <span className="visually-hidden">{label}</span>
      {[1, 2, 3, 4, 5].map((row) => (
        <MessageSkeleton key={row} />
      ))}
    </div>
  );
}

export function MessageSkeleton({ isStill }: { isStill?: boolean }) {
  return (
    <div className="flex gap-3">
      <Skeleton isStill={isStill} className="size-9 shrink-0 rounded-full" />
      <div className="flex flex-1 flex-col gap-2 pt-0.5">
        <Skeleton isStill={isStill} className="h-3.5 w-32" />
        <Skeleton isStill={isStill} className="h-3.5 w-3/5" />
      </div>
    </div>
  );
}
