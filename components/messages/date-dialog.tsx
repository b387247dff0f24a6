"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

type Props = { onChoose: (date: number) => void; onClose: () => void };

/** Any day, by the browser's own calendar. */
export default function DateDialog({ onChoose, onClose }: Props) {
  const t = useTranslations("messages");
  const tCommon = useTranslations("common");
  const id = useId();
  const [day, setDay] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    const [year, month, date] = day.split("-").map(Number);
    if (!year || !month || !date) return;
    onClose();
    onChoose(new Date(year, month - 1, date).getTime());
  }

  return (
    <Dialog
      size="sm"
      title={t("jumpTitle")}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{tCommon("cancel")}</Button>
          <Button type="submit" form={id} look="primary">
            {t("jump")}
          </Button>
        </>
      }
    >
      <form id={id} onSubmit={submit}>
        <Field label={t("jumpLabel")}>
          {(wiring) => (
            <Input
              {...wiring}
              type="date"
              data-autofocus
              required
              max="9999-12-31"
              value={day}
              onChange={(event) => setDay(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}
