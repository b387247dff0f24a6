import { FileCard } from "@/components/files/file-card";
import type { ShownFile } from "@/lib/client/files/message-file";

/** The files of a message besides its first. */
export default function FurtherFiles({ files, isInRow }: { files: ShownFile[]; isInRow: boolean }) {
  return (
    <ul className="my-1 flex max-w-sm flex-col gap-1">
      {files.map((file) => (
        <li key={file.id} className="h-14">
          <FileCard file={file} isInRow={isInRow} />
        </li>
      ))}
    </ul>
  );
}
