import { toString as toSvg } from "qrcode";

/**
 * A link as a QR code, for an <img>: black on white in both themes, as cameras expect it.
 * Made here, so that a secret link goes to nobody else's server.
 */
export async function qrCodeImage(link: string): Promise<string> {
  const svg = await toSvg(link, { type: "svg", margin: 2, errorCorrectionLevel: "M" });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
