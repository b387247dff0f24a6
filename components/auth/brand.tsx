import { Flame } from "lucide-react";

export function Brand({ name }: { name: string }) {
  return (
    <p className="flex items-center justify-center gap-2 font-semibold text-ink text-lg">
      <span className="flex size-8 items-center justify-center rounded-md bg-accent-fill text-on-accent">
        <Flame className="size-5" aria-hidden />
      </span>
      <span className="min-w-0 truncate">{name}</span>
    </p>
  );
}
