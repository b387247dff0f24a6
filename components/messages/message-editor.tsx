"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Suggest } from "@/components/mentions/suggest";
import type { RowActions } from "@/components/messages/message-row";
import { Button } from "@/components/ui/button";
import { TextArea } from "@/components/ui/text-area";
import { isComposing } from "@/lib/client/ime";
import { usePreferences } from "@/lib/client/queries/preferences";
import { isSending } from "@/lib/client/send-key";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Changes a message where it stands. */
export default function MessageEditor({ message, actions }: { message: WireMessage; actions: RowActions }) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  const preferences = usePreferences();
  const before = String(message.body.text ?? "");
  const [text, setText] = useState(before);
  const [isEmpty, setEmpty] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    const box = field.current;
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: "nearest" });
  }, []);

  function save() {
    if (text.trim() === "") return setEmpty(true);
    if (text === before) actions.edit(null);
    else actions.save(message, text);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event)) return;
    const caret = field.current?.selectionStart ?? text.length;
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      actions.edit(null);
    } else if (isSending(event, { text, caret, isFinger: false }, preferences)) {
      event.preventDefault();
      save();
    }
  }

  return (
    <div className="py-1">
      <TextArea
        ref={field}
        aria-label={t("editLabel")}
        aria-invalid={isEmpty || undefined}
        aria-describedby={isEmpty ? `edit-${message.id}` : undefined}
        value={text}
        maxLength={TEXT_LIMIT}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        className="field-sizing-content max-h-[40dvh]"
      />
      <Suggest field={field} roomId={message.roomId} />
      {isEmpty && (
        <p id={`edit-${message.id}`} role="alert" className="mt-1 text-danger text-sm">
          {t("editEmpty")}
        </p>
      )}
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button size="sm" look="primary" onClick={save}>
          {tCommon("save")}
        </Button>
        <Button size="sm" look="quiet" onClick={() => actions.edit(null)}>
          {tCommon("cancel")}
        </Button>
        <span className="text-faint text-xs touch:hidden">{t("editHint")}</span>
      </div>
    </div>
  );
}
