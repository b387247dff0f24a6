"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { isComposing } from "@/lib/client/ime";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Props = { body: string; onSave: (body: string) => Promise<void>; onCancel: () => void };

export function GuestEditor({ body, onSave, onCancel }: Props) {
  const t = useTranslations("guest");
  const [text, setText] = useState(body);
  const [isBusy, setIsBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => field.current?.focus(), []);

  async function save() {
    if (isBusy || text.trim() === "") return;
    if (text === body) return onCancel();
    setIsBusy(true);
    await onSave(text);
    setIsBusy(false);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    if (event.key === "Escape") onCancel();
    if (event.key === "Enter" && !event.shiftKey && window.matchMedia("(pointer: fine)").matches) {
      event.preventDefault();
      void save();
    }
  }

  return (
    <div className="flex w-72 max-w-full flex-col gap-2">
      <TextArea
        ref={field}
        aria-label={t("editLabel")}
        dir="auto"
        rows={2}
        maxLength={TEXT_LIMIT}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-48"
      />
      <div className="flex justify-end gap-1">
        <Button size="sm" look="quiet" onClick={onCancel}>
          {t("cancel")}
        </Button>
        <Button size="sm" look="primary" isBusy={isBusy} onClick={() => void save()}>
          {t("save")}
        </Button>
      </div>
    </div>
  );
}
