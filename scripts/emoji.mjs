// Makes lib/client/emoji/data.json of the package emojibase-data (MIT): what the picker and
// the shortcodes need, a fiftieth of what the package would bring to every installation.
//   npm pack emojibase-data && tar xzf emojibase-data-*.tgz && node scripts/emoji.mjs package
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./project.mjs";

const from = process.argv[2] ?? "package";
const read = (file) => JSON.parse(readFileSync(join(from, "en", file), "utf8"));
/** Newer ones are empty boxes on computers of today. */
const NEWEST = 15.1;
/** Of emojibase, which calls skin tones and hair a group too. */
const COMPONENTS = 2;
const TONE = "\u{1F3FD}";

const [github, own] = [read("shortcodes/github.json"), read("shortcodes/emojibase.json")];
const listed = (codes) => (codes === undefined ? [] : [codes].flat());

/** As lib/client/emoji/emoji.ts does it. */
const inTone = (emoji) => emoji.replace(/(\p{Emoji_Modifier_Base})\uFE0F?/gu, `$1${TONE}`);

const emojis = read("data.json")
  .filter(({ group, version }) => group !== undefined && group !== COMPONENTS && version <= NEWEST)
  .sort((a, b) => a.order - b.order)
  .map(({ emoji, label, hexcode, tags = [], group, skins }) => {
    const codes = [...new Set([...listed(github[hexcode]), ...listed(own[hexcode])])];
    const words = tags.filter((tag) => !label.includes(tag) && !codes.some((code) => code.includes(tag)));
    const hasTones = skins?.some((skin) => skin.emoji === inTone(emoji)) ?? false;
    const place = group > COMPONENTS ? group - 1 : group;
    return [emoji, label, codes.join(" "), words.join(" "), place, hasTones ? 1 : 0];
  });

const lines = emojis.map((emoji) => JSON.stringify(emoji));
writeFileSync(join(root, "lib/client/emoji/data.json"), `[\n${lines.join(",\n")}\n]\n`);
