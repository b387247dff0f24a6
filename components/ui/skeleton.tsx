import clsx from "clsx";

/** The grey shape of what is about to come; invisible for the first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden="true"
      className={clsx(
        "animate-[appear_140ms_200ms_both,breathe_1.6s_400ms_infinite] rounded-md bg-hover",
        className,
      )}
    />
  );
}
