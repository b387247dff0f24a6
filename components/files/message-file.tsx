"use client";

import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { MessageText } from "@/components/messages/message-text";
import { mediaBox } from "@/lib/client/files/media-box";
import { fileIn, furtherFilesIn, isFileKind } from "@/lib/client/files/message-file";
import type { WireMessage } from "@/lib/dialects/spika/schemas/message";

const FurtherFiles = lazy(() => import("@/components/files/further-files"));
const FileView = lazy(() => import("@/components/files/file-view"));

type Props = {
  message: WireMessage;
  /** Whether the keyboard is at this message: then what is in it can be reached by Tab. */
  isInRow: boolean;
};

/** A message that is about a file. Its box is there before the file, and before the code that shows it. */
export function MessageFile({ message, isInRow }: Props) {
  const t = useTranslations("files");
  const file = fileIn(message.body);
  const { text } = message.body;
  const further = furtherFilesIn(message.body);
  if (!file || !isFileKind(message.type)) return <p className="text-faint italic">{t("gone")}</p>;
  return (
    <>
      <div className="my-1" style={mediaBox(message.type, file)}>
        <Suspense fallback={null}>
          <FileView message={message} file={file} kind={message.type} isInRow={isInRow} />
        </Suspense>
      </div>
      {further.length > 0 && (
        <Suspense fallback={<div style={{ height: `${further.length * 3.75}rem` }} />}>
          <FurtherFiles files={further} isInRow={isInRow} />
        </Suspense>
      )}
      {typeof text === "string" && text !== "" && <MessageText text={text} isInRow={isInRow} />}
    </>
  );
}
