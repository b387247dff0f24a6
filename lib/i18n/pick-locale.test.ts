import { expect, it } from "vitest";
import { pickLocale } from "@/lib/i18n/pick-locale";

it.each([
  ["en-GB,en;q=0.9", "en-GB"],
  ["en", "en"],
  ["hr-HR,hr;q=0.9,en;q=0.8", "en-GB"],
  ["de", "en-GB"],
  ["ja-JP", "en-GB"],
  ["es-MX", "en"],
  ["*", "en"],
  ["<script>", "en"],
  [null, "en"],
])("Accept-Language %j reads dates in %s", (header, locale) => {
  expect(pickLocale(header)).toBe(locale);
});
