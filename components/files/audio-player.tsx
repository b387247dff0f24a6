"use client";

import { Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { clock } from "@/lib/client/files/file-words";
import { fileUrl, type ShownFile } from "@/lib/client/files/message-file";

type Props = { file: Pick<ShownFile, "id" | "duration" | "name">; isInRow: boolean; onError: () => void };

/** What plays now: two voices at once help nobody. */
let playing: HTMLAudioElement | null = null;

/** Plays a sound, with where it is and how long it lasts; nothing is fetched before it is played. */
export function AudioPlayer({ file, isInRow, onError }: Props) {
  return (
    <div className="h-full rounded-md border border-line bg-raised pr-3.5 pl-2">
      <Player src={fileUrl(file.id)} name={file.name} {...{ duration: file.duration, isInRow, onError }} />
    </div>
  );
}

type PlayerProps = {
  src: string;
  name: string;
  /** Seconds, as its sender has measured; recordings do not tell it themselves. */
  duration: number;
  isInRow: boolean;
  onError?: () => void;
};

export function Player({ src, name, duration, isInRow, onError }: PlayerProps) {
  const t = useTranslations("files");
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [told, setTold] = useState(0);
  const length = duration || told;

  useEffect(() => {
    const element = audio.current;
    return () => {
      element?.pause();
    };
  }, []);

  function toggle() {
    const element = audio.current;
    if (!element) return;
    if (isPlaying) return element.pause();
    if (playing !== element) playing?.pause();
    playing = element;
    // Refused or interrupted by the next press: the button says how it is.
    element.play().catch(() => setPlaying(false));
  }

  return (
    <div className="flex h-full items-center gap-2">
      {/* biome-ignore lint/a11y/useMediaCaption: what people say to each other has no captions */}
      <audio
        ref={audio}
        src={src}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onLoadedMetadata={({ currentTarget }) =>
          Number.isFinite(currentTarget.duration) && setTold(currentTarget.duration)
        }
        onError={onError}
      />
      <IconButton
        label={isPlaying ? t("pause") : t("play", { name })}
        tooltip="none"
        tabIndex={isInRow ? 0 : -1}
        icon={isPlaying ? <Pause className="size-5" /> : <Play className="size-5" />}
        onClick={toggle}
      />
      <input
        type="range"
        min={0}
        max={Math.max(length, at, 0.1)}
        step={0.1}
        value={at}
        aria-label={t("position")}
        aria-valuetext={t("positionOf", { at: clock(at), length: clock(length) })}
        tabIndex={isInRow ? 0 : -1}
        onChange={({ currentTarget: { valueAsNumber } }) => {
          setAt(valueAsNumber);
          if (audio.current) audio.current.currentTime = valueAsNumber;
        }}
        className="h-6 min-w-0 flex-1 cursor-pointer accent-accent-fill"
      />
      <span className="tabular shrink-0 text-soft text-xs">
        {clock(at)} / {clock(length)}
      </span>
    </div>
  );
}
