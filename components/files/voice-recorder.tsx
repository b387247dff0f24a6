"use client";

import { ArrowUp, Square, Trash2 } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Player } from "@/components/files/audio-player";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toasts";
import { clock } from "@/lib/client/files/file-words";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";
import { type Recorded, type Recording, startRecording } from "@/lib/client/files/recording";

type Props = {
  /** Whoever held the button has let it go. */
  isReleased: boolean;
  onSend: (file: OutgoingFile) => boolean;
  onClose: () => void;
};

type Taken = Recorded & { seconds: number; url: string };

const LONGEST_SECONDS = 30 * 60;

/** Over the composer: how long and how loud, then what was said to listen to, before it is sent. */
export default function VoiceRecorder({ isReleased, onSend, onClose }: Props) {
  const t = useTranslations("files");
  const format = useFormatter();
  const recording = useRef<Recording | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const main = useRef<HTMLButtonElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    let isOver = false;
    startRecording().then(
      (started) => {
        if (isOver) return started.cancel();
        recording.current = started;
        setStartedAt(performance.now());
      },
      (cause: unknown) => {
        if (isOver) return;
        const isRefused = cause instanceof DOMException && cause.name === "NotAllowedError";
        showToast(t(isRefused ? "voiceRefused" : "voiceMissing"));
        close.current();
      },
    );
    return () => {
      isOver = true;
      recording.current?.cancel();
    };
  }, [t]);
  const url = taken?.url;
  useEffect(() => {
    if (url) return () => URL.revokeObjectURL(url);
  }, [url]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of the two has a button of its own
  useEffect(() => main.current?.focus(), [startedAt, taken]);

  async function stop() {
    const seconds = startedAt === null ? 0 : (performance.now() - startedAt) / 1_000;
    const recorded = await recording.current?.stop();
    recording.current = null;
    if (recorded) setTaken({ ...recorded, seconds, url: URL.createObjectURL(recorded.blob) });
  }
  const end = useRef(stop);
  end.current = stop;
  const isRecording = startedAt !== null && taken === null;
  useEffect(() => {
    if (isReleased && isRecording) void end.current();
  }, [isReleased, isRecording]);

  function send() {
    if (!taken) return;
    const name = `${t("voice")} ${format.dateTime(new Date(), { dateStyle: "medium", timeStyle: "short" })}`;
    const duration = Math.max(1, Math.round(taken.seconds));
    const file: OutgoingFile = {
      ...{ kind: "audio", blob: taken.blob, mimeType: taken.blob.type, isVoice: true },
      name: `${name.replace(/[\\/:]/g, ".")}.${taken.extension}`,
      measures: { width: 0, height: 0, duration },
    };
    if (onSend(file)) onClose();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  }

  return (
    <section
      aria-label={t("recorder")}
      onKeyDown={onKeyDown}
      className="absolute inset-0 z-10 flex items-center gap-2 rounded-lg bg-raised p-1.5"
    >
      <IconButton
        label={t("discard")}
        tooltip="above"
        icon={<Trash2 className="size-5" />}
        onClick={onClose}
      />
      {taken ? (
        <div className="min-w-0 flex-1 pr-1">
          <Player src={taken.url} name={t("voice")} duration={taken.seconds} isInRow />
        </div>
      ) : (
        <Meter recording={recording} startedAt={startedAt} onLongest={() => void stop()} />
      )}
      <IconButton
        ref={main}
        key={taken ? "send" : "stop"}
        label={taken ? t("sendVoice") : t("stop")}
        tooltip="above"
        icon={taken ? <ArrowUp className="size-5" strokeWidth={2.25} /> : <Square className="size-4" />}
        aria-disabled={startedAt === null || undefined}
        onClick={taken ? send : () => void stop()}
        className="bg-accent-fill text-on-accent! hover:bg-accent-fill-hover"
      />
    </section>
  );
}

type MeterProps = {
  recording: { current: Recording | null };
  startedAt: number | null;
  onLongest: () => void;
};

const BARS = 120;

/** Drawn without React: it changes with every frame. */
function Meter({ recording, startedAt, onLongest }: MeterProps) {
  const t = useTranslations("files");
  const bars = useRef<HTMLDivElement>(null);
  const [seconds, setSeconds] = useState(0);
  const end = useRef(onLongest);
  end.current = onLongest;

  useEffect(() => {
    if (startedAt === null) return;
    const heights = new Array<number>(BARS).fill(0);
    const timer = setInterval(() => {
      const now = (performance.now() - startedAt) / 1_000;
      setSeconds(Math.floor(now));
      if (now > LONGEST_SECONDS) end.current();
      heights.push(recording.current?.level() ?? 0);
      heights.shift();
      for (const [index, bar] of Array.from(bars.current?.children ?? []).entries()) {
        if (bar instanceof HTMLElement) bar.style.height = `${8 + 92 * (heights[index] ?? 0)}%`;
      }
    }, 100);
    return () => clearInterval(timer);
  }, [recording, startedAt]);

  return (
    <div className="flex h-9 min-w-0 flex-1 items-center gap-3 touch:h-11">
      <span
        aria-hidden="true"
        className="ml-1 size-2.5 shrink-0 animate-breathe rounded-full bg-danger-fill"
      />
      <span role="timer" aria-label={t("recording")} className="tabular shrink-0 text-sm">
        {startedAt === null ? t("waiting") : clock(seconds)}
      </span>
      <div
        ref={bars}
        aria-hidden="true"
        className="flex h-full min-w-0 flex-1 items-center justify-end gap-1 overflow-hidden"
      >
        {Array.from({ length: BARS }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar has no other name and never moves
          <span key={index} className="h-[8%] w-1 shrink-0 rounded-full bg-accent-fill" />
        ))}
      </div>
    </div>
  );
}
