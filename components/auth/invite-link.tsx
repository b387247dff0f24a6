import { useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import { CopyButton } from "@/components/ui/copy-button";

type Props = {
  link: string;
  /** An image of the link, as a data URI. */
  qrCode: string;
  /** No other machine can open the link. */
  isOnlyHere: boolean;
};

/** An invite to send, and the same as a picture for a phone that is held up to it. */
export function InviteLink({ link, qrCode, isOnlyHere }: Props) {
  const t = useTranslations("setup.invite");
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1.5 pr-1.5 pl-3">
        <output className="min-w-0 flex-1 break-all text-ink text-sm" aria-label={t("link")}>
          {link}
        </output>
        <CopyButton text={link} what={t("link")} />
      </div>
      {isOnlyHere && <Banner>{t("onlyHere")}</Banner>}
      <figure className="flex flex-col items-center gap-2">
        {/* biome-ignore lint/performance/noImgElement: a data URI has nothing to optimise */}
        <img src={qrCode} alt={t("qr")} width={176} height={176} className="rounded-md" />
        <figcaption className="text-faint text-sm">{t("scan")}</figcaption>
      </figure>
    </div>
  );
}
