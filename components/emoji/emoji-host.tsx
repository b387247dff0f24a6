"use client";

import { lazy, Suspense } from "react";
import { closeEmojiPicker, useEmojiWish } from "@/lib/client/emoji/ask";

const EmojiPicker = lazy(() => import("@/components/emoji/emoji-picker"));

/** Shows the picker to whoever asks for it; its code and its two thousand emoji come with the first wish. */
export function EmojiHost() {
  const wish = useEmojiWish();
  if (!wish) return null;
  return (
    <Suspense fallback={null}>
      <EmojiPicker wish={wish} onClose={closeEmojiPicker} />
    </Suspense>
  );
}
