import clsx from "clsx";
import { Bot } from "lucide-react";
import { initialsOf } from "@/components/ui/initials";

type Props = {
  /** Decides the colour: the same person looks the same everywhere. */
  id: number;
  name: string;
  /** The file with the picture; 0 or nothing where there is none. */
  pictureId?: number | null;
  /** People are round, rooms are square. */
  shape?: "person" | "room";
  size?: 20 | 24 | 32 | 36 | 40 | 56 | 96;
  isBot?: boolean;
  className?: string;
};

/**
 * Somebody's picture, or one made of initials, which stay behind it while it loads or where
 * it cannot. The name stands beside it, so it is decoration to a screen reader.
 */
export function Avatar({
  id,
  name,
  pictureId,
  shape = "person",
  size = 36,
  isBot = false,
  className,
}: Props) {
  return (
    <span aria-hidden="true" className={clsx("relative inline-flex shrink-0", className)}>
      <span
        className={clsx(
          "relative inline-flex select-none items-center overflow-hidden justify-center font-semibold",
          shape === "person" ? "rounded-full" : "rounded-[30%]",
          SIZES[size],
          COLOURS[id % COLOURS.length],
        )}
      >
        {initialsOf(name)}
        {pictureId ? (
          // biome-ignore lint/performance/noImgElement: a small picture as it was stored; there is nothing to resize
          <img
            key={pictureId}
            src={`/api/upload/files/${pictureId}?inline=1`}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            className="absolute inset-0 size-full object-cover"
          />
        ) : null}
      </span>
      {isBot && size >= 32 && (
        <span className="-right-0.5 -bottom-0.5 absolute flex size-4 items-center justify-center rounded-full border-2 border-surface bg-hover text-soft">
          <Bot className="size-2.5" strokeWidth={2.5} />
        </span>
      )}
    </span>
  );
}

const SIZES = {
  20: "size-5 text-[0.5625rem]",
  24: "size-6 text-2xs",
  32: "size-8 text-xs",
  36: "size-9 text-sm",
  40: "size-10 text-sm",
  56: "size-14 text-xl",
  96: "size-24 text-2xl",
};

const COLOURS = [
  "bg-avatar-1 text-avatar-1-ink",
  "bg-avatar-2 text-avatar-2-ink",
  "bg-avatar-3 text-avatar-3-ink",
  "bg-avatar-4 text-avatar-4-ink",
  "bg-avatar-5 text-avatar-5-ink",
  "bg-avatar-6 text-avatar-6-ink",
  "bg-avatar-7 text-avatar-7-ink",
  "bg-avatar-8 text-avatar-8-ink",
];
