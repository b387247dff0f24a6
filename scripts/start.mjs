// npm start: builds when a source has changed since the last build, then serves.
import { join } from "node:path";
import { build, isBuilt } from "./build.mjs";
import { refuseOldNode, root } from "./project.mjs";

refuseOldNode();
process.chdir(root);
process.env.NODE_ENV = "production";
process.env.NEXT_TELEMETRY_DISABLED = "1";

if (!isBuilt()) await build();
await import(join(root, "dist/server.mjs"));
