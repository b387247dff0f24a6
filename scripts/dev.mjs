// npm run dev: the same server with Next's hot reload.
import { spawn } from "node:child_process";
import { prepare } from "./prepare.mjs";
import { refuseOldNode, root } from "./project.mjs";

refuseOldNode();
prepare();
const child = spawn(process.execPath, ["--import=tsx", "lib/server/dev.ts"], {
  cwd: root,
  stdio: "inherit",
  env: { ...process.env, NODE_ENV: "development", NEXT_TELEMETRY_DISABLED: "1" },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));
