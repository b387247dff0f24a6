import { Paperclip } from "lucide-react";
import { useFormatter } from "next-intl";
import type { WireAttachment } from "@/lib/dialects/guest-chat/schemas";

/** Pictures are shown, all else is there to be saved. */
export function GuestAttachments({ attachments }: { attachments: WireAttachment[] }) {
  if (attachments.length === 0) return null;
  return (
    <ul className="flex flex-col gap-2">
      {attachments.map((file) => (
        <li key={file.id}>{isPicture(file) ? <Picture file={file} /> : <FileLink file={file} />}</li>
      ))}
    </ul>
  );
}

function Picture({ file }: { file: WireAttachment }) {
  return (
    <a href={pathOf(file)} target="_blank" rel="noopener noreferrer" className="block">
      {/* biome-ignore lint/performance/noImgElement: a picture as it was stored; there is nothing to resize */}
      <img
        src={`${pathOf(file)}?inline=1`}
        alt={file.name}
        loading="lazy"
        className="max-h-64 min-h-16 min-w-16 max-w-full rounded-md bg-sunken object-contain"
      />
    </a>
  );
}

function FileLink({ file }: { file: WireAttachment }) {
  const format = useFormatter();
  const size = format.number(Math.max(0.1, file.size / 1_000_000), {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  });
  return (
    <a
      href={pathOf(file)}
      download={file.name}
      className="flex min-h-11 items-center gap-2 rounded-md border border-line bg-surface px-3 text-sm hover:bg-hover"
    >
      <Paperclip className="size-4 shrink-0 text-soft" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{file.name}</span>
      <span className="tabular shrink-0 text-faint text-xs">{size}</span>
    </a>
  );
}

/** From where the page is: the address in the answer names the workspace's public one. */
function pathOf({ id }: WireAttachment): string {
  return `/api/upload/files/${id}`;
}

function isPicture({ mime_type }: WireAttachment): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(mime_type);
}
