"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

type Props = {
  title: ReactNode;
  text: ReactNode;
  /** A verb: "Delete room". */
  action: string;
  isDangerous?: boolean;
  onConfirm: () => Promise<unknown>;
  onClose: () => void;
  /** Turns a failure into a sentence for a person. */
  describe: (error: unknown) => string;
};

/** Asks before something that cannot be undone; stays open and says so when it fails. */
export function ConfirmDialog(props: Props) {
  const t = useTranslations("common");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function confirm() {
    setBusy(true);
    setError(null);
    try {
      await props.onConfirm();
      props.onClose();
    } catch (cause) {
      setError(props.describe(cause));
      setBusy(false);
    }
  }

  return (
    <Dialog
      size="sm"
      title={props.title}
      description={props.text}
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button
            look={props.isDangerous ? "danger" : "primary"}
            isBusy={isBusy}
            onClick={confirm}
            data-autofocus
          >
            {props.action}
          </Button>
        </>
      }
    >
      {error ? <Banner look="danger">{error}</Banner> : null}
    </Dialog>
  );
}
