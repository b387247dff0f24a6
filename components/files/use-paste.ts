"use client";

import { type ClipboardEvent, useState } from "react";
import { TEXT_LIMIT } from "@/lib/dialects/spika/schemas/limits";

type Options = {
  /** What stands in the field. */
  text: string;
  onFiles: (files: File[]) => void;
  onText: (text: string) => void;
};

/** Pasted files are attached; of a text that is too long it is asked first what it shall be. */
export function usePaste({ text, onFiles, onText }: Options) {
  const [long, setLong] = useState<{ words: string; whole: string } | null>(null);

  function onPaste(event: ClipboardEvent<HTMLTextAreaElement>) {
    const { files, types } = event.clipboardData;
    const words = event.clipboardData.getData("text/plain");
    // What is copied from a table or a document comes as a picture of itself too; the words are meant.
    const isDocument = words !== "" && types.includes("text/html");
    if (files.length > 0 && !isDocument) {
      event.preventDefault();
      onFiles(Array.from(files));
      return;
    }
    const { selectionStart, selectionEnd } = event.currentTarget;
    const whole = text.slice(0, selectionStart) + words + text.slice(selectionEnd);
    if (whole.length <= TEXT_LIMIT || Array.from(whole).length <= TEXT_LIMIT) return;
    event.preventDefault();
    setLong({ words, whole });
  }

  const longPaste = long && {
    words: long.words,
    onAsFile: (file: File) => {
      setLong(null);
      onFiles([file]);
    },
    onAsText: () => {
      setLong(null);
      onText(long.whole);
    },
  };
  return { onPaste, longPaste };
}
