// npm start: builds when a source has changed since the last build, then serves.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build, sourcesHash } from "./build.mjs";
import { refuseOldNode, root } from "./project.mjs";

refuseOldNode();
process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

const stamp = join(root, "dist/built-from");
if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== sourcesHash()) await build();
await import(join(root, "dist/server.mjs"));
