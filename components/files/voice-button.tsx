"use client";

import { Mic } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense, useRef, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { showToast } from "@/components/ui/toasts";
import type { OutgoingFile } from "@/lib/client/files/outgoing-file";

const loadRecorder = () => import("@/components/files/voice-recorder");
const VoiceRecorder = lazy(loadRecorder);

const HELD_MS = 500;

type Props = {
  /** Where there are words or files to send, they have its place. */
  isHidden: boolean;
  /** False where it could not be taken. */
  onSend: (file: OutgoingFile) => boolean;
  /** Gives the composer its room and the focus back. */
  onClose: () => void;
};

/**
 * Records what one says: pressed, until it is pressed to stop; held, as long as it is held.
 * The browser asks for the microphone then, and not before.
 */
export default function VoiceButton({ isHidden, onSend, onClose }: Props) {
  const t = useTranslations("files");
  const [isOpen, setOpen] = useState(false);
  const [isReleased, setReleased] = useState(false);
  const pressedAt = useRef<number | null>(null);

  function open() {
    if (isOpen) return;
    const problem = whyNot();
    if (problem) return showToast(t(problem));
    setReleased(false);
    setOpen(true);
  }

  function release() {
    const isHeld = pressedAt.current !== null && performance.now() - pressedAt.current > HELD_MS;
    pressedAt.current = null;
    if (isHeld) setReleased(true);
  }

  if (isHidden && !isOpen) return null;
  return (
    <>
      <IconButton
        label={t("record")}
        tooltip="above"
        icon={<Mic className="size-5" />}
        aria-expanded={isOpen}
        onPointerEnter={loadRecorder}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          pressedAt.current = performance.now();
          event.currentTarget.setPointerCapture(event.pointerId);
          open();
        }}
        onPointerUp={release}
        onPointerCancel={release}
        onContextMenu={(event) => event.preventDefault()}
        // By keyboard, and for whoever presses in the name of others.
        onClick={open}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <VoiceRecorder
            isReleased={isReleased}
            onSend={onSend}
            onClose={() => {
              setOpen(false);
              onClose();
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** Browsers lend the microphone to pages with TLS alone. */
function whyNot(): "voiceNeedsTls" | "voiceUnsupported" | null {
  if (!window.isSecureContext) return "voiceNeedsTls";
  return "mediaDevices" in navigator && "MediaRecorder" in window ? null : "voiceUnsupported";
}
