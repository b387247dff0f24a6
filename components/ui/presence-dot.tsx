import clsx from "clsx";

type Props = { state: "online" | "away" | "offline" };

/**
 * In the corner of a picture. Full, half or hollow, so that it can be told without its
 * colour; decoration to a screen reader, as the picture is: the word stands beside it.
 */
export function PresenceDot({ state }: Props) {
  return (
    <span
      aria-hidden="true"
      className="-right-0.5 -bottom-0.5 absolute flex rounded-full bg-surface p-0.5"
      data-presence={state}
    >
      <span
        className={clsx(
          "size-2.5 rounded-full border-2",
          state === "online" && "border-success bg-success",
          state === "away" && "border-accent bg-linear-to-r from-50% from-accent to-50% to-transparent",
          state === "offline" && "border-edge",
        )}
      />
    </span>
  );
}
