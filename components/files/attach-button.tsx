"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useAddFiles } from "@/components/files/use-add-files";
import { IconButton } from "@/components/ui/icon-button";
import type { DraftPlace } from "@/lib/client/drafts";

/** Chooses files from the disk or the phone's pictures. */
export function AttachButton({ place }: { place: DraftPlace }) {
  const t = useTranslations("files");
  const input = useRef<HTMLInputElement>(null);
  const add = useAddFiles(place);
  return (
    <>
      <IconButton
        label={t("attach")}
        tooltip="above"
        icon={<Paperclip className="size-5" />}
        onClick={() => input.current?.click()}
        data-attach=""
      />
      <input
        ref={input}
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        className="hidden"
        onChange={({ currentTarget }) => {
          add(Array.from(currentTarget.files ?? []));
          // The same file can be chosen again after it was removed.
          currentTarget.value = "";
        }}
      />
    </>
  );
}
