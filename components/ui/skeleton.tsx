import clsx from "clsx";

type Props = {
  className?: string;
  /** Nothing is on its way yet: it keeps its place, and moves nothing, which would cost a frame after the other. */
  isStill?: boolean;
};

/** The grey shape of what is about to come; invisible for the first 200 ms, so that quick answers do not flicker. */
export function Skeleton({ className, isStill = false }: Props) {
  return (
    <div
      aria-hidden="true"
      className={clsx(
        "rounded-md bg-hover",
        !isStill && "animate-[appear_140ms_200ms_both,breathe_1.6s_400ms_infinite]",
        className,
      )}
    />
  );
}
