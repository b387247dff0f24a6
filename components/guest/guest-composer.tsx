"use client";

import clsx from "clsx";
import { ArrowUp, Paperclip, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import type { useGuestChat } from "@/components/guest/use-guest-chat";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing } from "@/lib/client/ime";
import type { WireAttachment } from "@/lib/dialects/guest-chat/schemas";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Props = { guest: Pick<ReturnType<typeof useGuestChat>, "send" | "attach"> };

/** Never disabled: not while sending, not offline. */
export function GuestComposer({ guest }: Props) {
  const t = useTranslations("guest");
  const [text, setText] = useState("");
  const [files, setFiles] = useState<WireAttachment[]>([]);
  const [uploading, setUploading] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const over = text.length > TEXT_LIMIT ? Array.from(text).length - TEXT_LIMIT : 0;
  const canSend = over <= 0 && text.trim() !== "" && uploading === 0;

  function send() {
    if (!canSend) return;
    void guest.send({ localId: crypto.randomUUID(), body: text, attachments: files, state: "sending" });
    setText("");
    setFiles([]);
    field.current?.focus();
  }

  async function attach(chosen: File[]) {
    setProblem(null);
    setUploading((count) => count + chosen.length);
    for (const file of chosen) {
      const attached = await guest.attach(file);
      setUploading((count) => count - 1);
      if (attached === "tooLarge") setProblem(t("tooLarge"));
      else if (attached === "failed") setProblem(t("errors.server"));
      else setFiles((known) => [...known, attached]);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event) || event.key !== "Enter" || event.shiftKey) return;
    // Under a finger, Enter is the only way to a new line.
    if (!window.matchMedia("(pointer: fine)").matches) return;
    event.preventDefault();
    send();
  }

  return (
    <form
      onSubmit={(event) => event.preventDefault()}
      className="shrink-0 px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] md:px-5 md:pb-4"
    >
      <div className="mx-auto max-w-3xl">
        <div
          className={clsx(
            "rounded-lg border bg-raised p-1.5 shadow-bar transition-colors",
            "has-[textarea:focus-visible]:border-focus has-[textarea:focus-visible]:outline has-[textarea:focus-visible]:outline-focus",
            over > 0 ? "border-danger" : "border-edge",
          )}
        >
          {files.length > 0 && (
            <ul className="flex flex-wrap gap-1.5 p-1">
              {files.map((file) => (
                <li
                  key={file.id}
                  className="flex max-w-full items-center gap-1 rounded-md bg-hover pl-2.5 text-sm"
                >
                  <span className="min-w-0 truncate">{file.name}</span>
                  <IconButton
                    size="sm"
                    tooltip="none"
                    label={t("detach", { name: file.name })}
                    icon={<X className="size-4" />}
                    onClick={() => setFiles((known) => known.filter(({ id }) => id !== file.id))}
                  />
                </li>
              ))}
            </ul>
          )}
          <div className="flex items-end gap-1.5">
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              onChange={(event) => {
                void attach([...(event.target.files ?? [])]);
                event.target.value = "";
              }}
            />
            <IconButton
              label={t("attach")}
              tooltip="above"
              icon={<Paperclip className="size-5" />}
              aria-busy={uploading > 0 || undefined}
              onClick={() => chooser.current?.click()}
            />
            <textarea
              ref={field}
              rows={1}
              dir="auto"
              aria-label={t("write")}
              aria-invalid={over > 0 || undefined}
              placeholder={t("write")}
              value={text}
              onChange={(event) => setText(event.target.value)}
              onKeyDown={onKeyDown}
              className="field-sizing-content max-h-[40dvh] min-h-9 min-w-0 flex-1 resize-none self-center bg-transparent py-1.5 text-field outline-none placeholder:truncate touch:min-h-11 touch:py-2.5"
            />
            <IconButton
              label={t("send")}
              tooltip="above"
              icon={<ArrowUp className="size-5" strokeWidth={2.25} />}
              onClick={send}
              aria-disabled={!canSend || undefined}
              className={clsx(
                canSend
                  ? "bg-accent-fill text-on-accent hover:bg-accent-fill-hover hover:text-on-accent"
                  : "text-faint",
              )}
            />
          </div>
        </div>
        {(over > 0 || problem) && (
          <p role="alert" className="mt-1 px-1 text-danger text-sm">
            {over > 0 ? t("tooLong", { over }) : problem}
          </p>
        )}
      </div>
    </form>
  );
}
