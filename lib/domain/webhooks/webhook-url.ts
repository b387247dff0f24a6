import { DomainError } from "@/lib/domain/errors";
import { isCallableUrl } from "@/lib/outgoing/addresses";

const LONGEST = 2_048;

const LABEL = "[a-z\\d](?:[a-z\\d-]*[a-z\\d])?";
const URL_RULE = new RegExp(
  "^(?:https?://)?" +
    `(?:(?:${LABEL}\\.)+[a-z]{2,}|(?:\\d{1,3}\\.){3}\\d{1,3})` +
    "(?::\\d{1,5})?" +
    "(?:/[-a-z\\d%_.~+]*)*" +
    "(?:\\?[;&a-z\\d%_.~+=-]*)?" +
    "(?:#[-a-z\\d_]*)?$",
  "i",
);

/**
 * Refuses what is no web address by the contract's rule, and what names this
 * machine or a private network. (A name that resolves to one fails at delivery.)
 *
 * @throws DomainError `invalid`/"url_not_valid"
 * @see contract: messenger API 2.12, "URL rule"; Hearth's choices, "webhook URL"
 */
export function requireWebhookUrl(url: string): void {
  const isValid = url.length <= LONGEST && URL_RULE.test(url) && isCallableUrl(callableUrl(url));
  if (!isValid) throw new DomainError("invalid", "url_not_valid", "Url not valid");
}

/** The same with a scheme, which the contract's rule lets people leave out. */
export function callableUrl(url: string): string {
  return /^https?:\/\//i.test(url) ? url : `http://${url}`;
}
