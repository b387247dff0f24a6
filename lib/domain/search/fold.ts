/**
 * A text as search compares it: whatever the letters' case, their width (ｶﾅ, Ａ) and
 * how accents were typed. Up and down again brings "ß" to "ss" and every sigma to one
 * letter; a dotted capital I gives an i like others.
 */
export function fold(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.toLowerCase();
  const folded = text.normalize("NFKC").toUpperCase().toLowerCase();
  return folded.replaceAll("ς", "σ").replaceAll("i\u0307", "i").normalize("NFKC");
}

/** SQL of the same, for the exact comparison with what a message says. */
export function foldSql(text: string): string {
  const folded = `lower(upper(normalize(${text}, NFKC) COLLATE "und-x-icu")) COLLATE "C"`;
  return `CASE WHEN octet_length(${text}) = char_length(${text}) THEN lower(${text} COLLATE "C") COLLATE "C"
    ELSE normalize(replace(replace(${folded}, 'ς', 'σ'), U&'i\\0307', 'i'), NFKC) COLLATE "C" END`;
}
