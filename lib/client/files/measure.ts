import type { FileKind, Measures, OutgoingFile } from "@/lib/client/files/outgoing-file";

/** Sharp in the list on a screen of two pixels a point. */
const LONGEST_EDGE = 800;
/** A picture this small needs no smaller one beside it. */
const SMALL_BYTES = 100_000;
const PATIENCE_MS = 10_000;
const NOTHING: Measures = { width: 0, height: 0, duration: 0 };

/** Looks at a file as this browser would show it; what it cannot show is sent as a plain file. */
export async function measured(file: OutgoingFile): Promise<OutgoingFile> {
  if (file.measures) return file;
  const measure = MEASURES[file.kind];
  try {
    return { ...file, measures: await measure(file.blob) };
  } catch {
    // Not what its name says, or a format that only other programs know.
    return { ...file, kind: "file", measures: NOTHING };
  }
}

const MEASURES: Record<FileKind, (blob: Blob) => Promise<Measures>> = {
  image: measureImage,
  video: measureVideo,
  audio: measureAudio,
  file: async () => NOTHING,
};

async function measureImage(blob: Blob): Promise<Measures> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const isSmall = Math.max(width, height) <= LONGEST_EDGE && blob.size <= SMALL_BYTES;
  const thumb = isSmall ? undefined : await drawThumb(bitmap, width, height, blob.type);
  bitmap.close();
  return { width, height, duration: 0, ...(thumb && { thumb }) };
}

async function measureVideo(blob: Blob): Promise<Measures> {
  return withMedia("video", blob, async (video) => {
    const { videoWidth: width, videoHeight: height } = video as HTMLVideoElement; // asked for by that name
    if (width === 0) throw new Error("a film without pictures");
    const duration = Math.round(await durationOf(video));
    // Many films begin in black.
    await seek(video, Math.min(1, duration / 2));
    const thumb = await drawThumb(video as HTMLVideoElement, width, height, "image/jpeg"); // as above
    return { width, height, duration, thumb };
  });
}

async function measureAudio(blob: Blob): Promise<Measures> {
  return withMedia("audio", blob, async (audio) => {
    return { ...NOTHING, duration: Math.max(1, Math.round(await durationOf(audio))) };
  });
}

async function withMedia<T>(
  tag: "audio" | "video",
  blob: Blob,
  look: (media: HTMLMediaElement) => Promise<T>,
): Promise<T> {
  const media = document.createElement(tag);
  const url = URL.createObjectURL(blob);
  try {
    media.preload = "auto";
    media.muted = true;
    media.src = url;
    await happened(media, tag === "video" ? "loadeddata" : "loadedmetadata");
    return await look(media);
  } finally {
    media.removeAttribute("src");
    URL.revokeObjectURL(url);
  }
}

/** What was recorded in a browser tells its length only at its end. */
async function durationOf(media: HTMLMediaElement): Promise<number> {
  if (Number.isFinite(media.duration)) return media.duration;
  await seek(media, 1e9);
  const duration = Number.isFinite(media.duration) ? media.duration : media.currentTime;
  await seek(media, 0);
  return duration;
}

async function seek(media: HTMLMediaElement, seconds: number): Promise<void> {
  const arrived = happened(media, "seeked");
  media.currentTime = seconds;
  await arrived;
}

function happened(media: HTMLMediaElement, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${name}`)), PATIENCE_MS);
    const end = (settle: () => void) => () => {
      clearTimeout(timer);
      settle();
    };
    media.addEventListener(name, end(resolve), { once: true });
    media.addEventListener(
      "error",
      end(() => reject(media.error ?? new Error("unreadable"))),
      { once: true },
    );
  });
}

async function drawThumb(source: CanvasImageSource, width: number, height: number, type: string) {
  const scale = Math.min(1, LONGEST_EDGE / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  canvas.getContext("2d")?.drawImage(source, 0, 0, canvas.width, canvas.height);
  // Only JPEG has nothing to see through.
  const format = type === "image/jpeg" ? "image/jpeg" : "image/webp";
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, format, 0.82));
  return blob ? { blob, width: canvas.width, height: canvas.height } : undefined;
}
