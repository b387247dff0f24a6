// Writes the table of the API's route files: what the server mounts and the API's documents describe.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { root } from "./project.mjs";

const app = join(root, "app");
const table = join(root, "lib/generated/routes.ts");

export function writeRouteTable() {
  const files = routeFiles(app).sort();
  const imports = files.map(
    (file, index) => `import * as route${index} from "@/${relative(root, file).replace(/\.ts$/, "")}";`,
  );
  const rows = files.map(
    (file, index) => `  { path: ${JSON.stringify(urlPath(file))}, exports: route${index} },`,
  );
  const text = `// Written by scripts/routes.mjs; not kept in git.
import type { RouteModule } from "@/lib/server/direct-mount";
${imports.join("\n")}

export const routes: RouteModule[] = [
${rows.join("\n")}
];
`;
  mkdirSync(join(table, ".."), { recursive: true });
  if (readIfThere(table) !== text) writeFileSync(table, text);
}

/** next-auth's handler needs Next's own request; all others are plain web handlers. */
function routeFiles(folder) {
  if (folder === join(app, "api/auth")) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return routeFiles(path);
    return name === "route.ts" ? [path] : [];
  });
}

function urlPath(file) {
  const folder = relative(app, file).replace(/\/?route\.ts$/, "");
  return `/${folder
    .split("/")
    .filter((part) => !part.startsWith("("))
    .join("/")}`;
}

function readIfThere(path) {
  return statSync(path, { throwIfNoEntry: false }) ? readFileSync(path, "utf8") : undefined;
}
