"use client";

import { ImageUp, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ChangeEvent, useRef, useState } from "react";
import { announce } from "@/components/ui/announcer";
import { Avatar } from "@/components/ui/avatar";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { useErrorText } from "@/lib/client/error-text";
import { upload } from "@/lib/client/files/upload";
import { newLocalId } from "@/lib/client/outgoing";
import { squarePicture, UnreadablePicture } from "@/lib/client/square-picture";

type Props = {
  /** Whose picture it is: the colour and initials that are there without one. */
  id: number;
  name: string;
  shape: "person" | "room";
  pictureId: number;
  /** Takes the new file, or 0 for none. */
  onChange: (fileId: number) => Promise<void>;
};

/** The picture of a person or room: chosen from files, cut to its middle, taken away again. */
export function PictureField({ id, name, shape, pictureId, onChange }: Props) {
  const t = useTranslations("settings.picture");
  const errorText = useErrorText();
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState<"upload" | "remove" | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function run(kind: "upload" | "remove", work: () => Promise<void>) {
    setBusy(kind);
    setError(null);
    try {
      await work();
      announce(t(kind === "upload" ? "changed" : "removed"));
    } catch (cause) {
      setError(cause instanceof UnreadablePicture ? t("unreadable") : errorText(cause));
    }
    setBusy(null);
  }

  function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    event.target.value = ""; // the same file may be chosen again
    if (file) void run("upload", async () => onChange(await uploadSquare(file)));
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center gap-4">
        <Avatar id={id} name={name} shape={shape} pictureId={pictureId} size={96} />
        <div className="relative flex flex-col items-start gap-2">
          <input
            ref={input}
            type="file"
            accept="image/*"
            aria-label={t("choose")}
            tabIndex={-1}
            onChange={choose}
            className="visually-hidden"
          />
          <Button
            size="sm"
            isBusy={busy === "upload"}
            icon={<ImageUp className="size-4" />}
            onClick={() => input.current?.click()}
          >
            {t(pictureId ? "change" : "upload")}
          </Button>
          {pictureId !== 0 && (
            <Button
              size="sm"
              look="quiet"
              isBusy={busy === "remove"}
              icon={<Trash2 className="size-4" />}
              onClick={() => void run("remove", () => onChange(0))}
            >
              {t("remove")}
            </Button>
          )}
        </div>
      </div>
      {error && <Banner look="danger">{error}</Banner>}
    </div>
  );
}

async function uploadSquare(file: File): Promise<number> {
  const blob = await squarePicture(file);
  const picture = { blob, name: "picture.webp", mimeType: blob.type, type: "avatar" };
  const measures = { width: 0, height: 0, duration: 0 };
  const { signal } = new AbortController();
  return upload({ clientId: newLocalId(), ...picture, measures }, { signal });
}
