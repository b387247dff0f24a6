"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { showToast } from "@/components/ui/toasts";
import { useErrorText } from "@/lib/client/error-text";
import { shareGuestChat } from "@/lib/client/queries/guest-chats";

/** The link that lets people into the chat; asked for when it is wanted, since asking makes one. */
export function GuestLink({ roomId }: { roomId: number }) {
  const t = useTranslations("guestChats");
  const errorText = useErrorText();
  const [url, setUrl] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isReplacing, setReplacing] = useState(false);

  async function show() {
    setBusy(true);
    try {
      setUrl(await shareGuestChat(roomId));
    } catch (cause) {
      showToast(errorText(cause));
    }
    setBusy(false);
  }

  return (
    <div className="flex flex-col items-start gap-2">
      {url === null ? (
        <>
          <p className="font-medium text-ink text-sm">{t("link")}</p>
          <p className="text-faint text-sm">{t("linkText")}</p>
          <Button size="sm" isBusy={isBusy} onClick={() => void show()}>
            {t("linkShow")}
          </Button>
        </>
      ) : (
        <>
          <div className="w-full">
            <Field label={t("link")} hint={t("linkText")}>
              {(wiring) => (
                <Input {...wiring} readOnly value={url} onFocus={(event) => event.target.select()} />
              )}
            </Field>
          </div>
          <div className="flex flex-wrap gap-2">
            <CopyButton text={url} what={t("linkWhat")} />
            <Button size="sm" look="quiet" onClick={() => setReplacing(true)}>
              {t("linkNew")}
            </Button>
          </div>
        </>
      )}
      {isReplacing && (
        <ConfirmDialog
          title={t("linkNewTitle")}
          text={t("linkNewText")}
          action={t("linkNew")}
          describe={errorText}
          onConfirm={async () => setUrl(await shareGuestChat(roomId, true))}
          onClose={() => setReplacing(false)}
        />
      )}
    </div>
  );
}
