const SIDE = 384;

/** Not an image that this browser can read. */
export class UnreadablePicture extends Error {}

/**
 * The largest square around a picture's middle, in the size that faces are shown in. Drawn
 * anew, so where it was taken and with what stays behind.
 *
 * @throws UnreadablePicture
 */
export async function squarePicture(file: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new UnreadablePicture("the browser cannot read this as a picture");
  });
  const cut = Math.min(bitmap.width, bitmap.height);
  const side = Math.min(SIDE, cut);
  const canvas = document.createElement("canvas");
  canvas.width = side;
  canvas.height = side;
  const context = canvas.getContext("2d");
  if (!context) throw new UnreadablePicture("the browser draws nothing");
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, (bitmap.width - cut) / 2, (bitmap.height - cut) / 2, cut, cut, 0, 0, side, side);
  bitmap.close();
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new UnreadablePicture("the picture cannot be encoded"))),
      "image/webp",
      0.85,
    );
  });
}
