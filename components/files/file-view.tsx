"use client";

import { useState } from "react";
import { AudioPlayer } from "@/components/files/audio-player";
import { FileCard } from "@/components/files/file-card";
import { HeldFile } from "@/components/files/held-file";
import { Picture } from "@/components/files/picture";
import { altTextIn, fileUrl, type ShownFile, thumbIn } from "@/lib/client/files/message-file";
import type { FileKind } from "@/lib/client/files/outgoing-file";
import { knownPreview } from "@/lib/client/files/previews";
import { usePreferences } from "@/lib/client/queries/preferences";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

type Props = { message: WireMessage; file: ShownFile; kind: FileKind; isInRow: boolean };

/** A file as it is best shown; what this browser cannot show can be downloaded. */
export default function FileView({ message, file, kind, isInRow }: Props) {
  const [isBroken, setBroken] = useState(false);
  const isHeld = usePreferences().media === "on-request" && !knownPreview(message.localId);
  const [isAsked, setAsked] = useState(false);
  const fail = () => setBroken(true);
  if (kind === "file" || isBroken) return <FileCard file={file} isInRow={isInRow} />;
  if (isHeld && !isAsked && kind !== "audio")
    return <HeldFile message={message} file={file} isInRow={isInRow} onAsk={() => setAsked(true)} />;
  if (kind === "image") return <Picture message={message} file={file} isInRow={isInRow} onError={fail} />;
  if (kind === "audio") return <AudioPlayer file={file} isInRow={isInRow} onError={fail} />;
  const thumb = thumbIn(message.body);
  return (
    // biome-ignore lint/a11y/useMediaCaption: people send what they have filmed, which has no captions
    <video
      controls
      playsInline
      preload={thumb ? "none" : "metadata"}
      poster={thumb ? fileUrl(thumb.id) : undefined}
      src={fileUrl(file.id)}
      aria-label={altTextIn(message.body) || file.name}
      tabIndex={isInRow ? 0 : -1}
      onError={fail}
      className="size-full rounded-md border border-line bg-sunken object-contain"
    />
  );
}
