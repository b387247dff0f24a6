"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { TargetPicker } from "@/components/messages/target-picker";
import type { Destination } from "@/components/rooms/use-destinations";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { TextArea } from "@/components/ui/text-area";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { roomKeys } from "@/lib/client/keys";
import { forwardMessage } from "@/lib/client/queries/message-actions";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

/** Sends a message on: to rooms and people, those of late first, with a word of one's own. */
export function ForwardDialog({ message, onClose }: { message: WireMessage; onClose: () => void }) {
  const t = useTranslations("actions.forwardDialog");
  const tCommon = useTranslations("common");
  const client = useQueryClient();
  const errorText = useErrorText();
  const formId = useId();
  const [chosen, setChosen] = useState<Destination[]>([]);
  const [comment, setComment] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const { text } = message.body;

  async function send() {
    if (chosen.length === 0) return setError(t("missing"));
    setBusy(true);
    setError(null);
    const roomIds = chosen.flatMap((place) => (place.kind === "room" ? place.room.id : []));
    const userIds = chosen.flatMap((place) => (place.kind === "person" ? place.user.id : []));
    try {
      await forwardMessage(message.id, { roomIds, userIds }, comment);
      // A first word to somebody makes a room.
      if (userIds.length > 0) void client.invalidateQueries({ queryKey: roomKeys.list });
      showToast(t("done", { count: chosen.length, name: chosen[0]?.name ?? "" }));
      onClose();
    } catch (cause) {
      setError(errorText(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={t("title")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} isBusy={isBusy}>
            {t("submit")}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
        className="flex flex-col gap-4"
      >
        {typeof text === "string" && text !== "" && (
          <blockquote className="line-clamp-3 border-line border-l-2 pl-3 text-soft [overflow-wrap:anywhere]">
            {text}
          </blockquote>
        )}
        <TargetPicker chosen={chosen} onChange={setChosen} />
        <Field label={t("comment")} isOptional>
          {(wiring) => (
            <TextArea
              {...wiring}
              rows={2}
              maxLength={TEXT_LIMIT}
              value={comment}
              onChange={(event) => setComment(event.target.value)}
            />
          )}
        </Field>
        {error && <Banner look="danger">{error}</Banner>}
      </form>
    </Dialog>
  );
}
