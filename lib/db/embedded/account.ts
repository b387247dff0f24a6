import { execFile } from "node:child_process";
import { chmod, lchown, opendir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { StartError } from "@/lib/start-error";

export type Account = { name: string; uid: number; gid: number };

/**
 * Who PostgreSQL runs as: whoever runs Hearth, except that PostgreSQL refuses root. Then it is
 * the owner of an existing cluster, or the account `postgres` (made when missing), or `nobody`.
 *
 * @returns null when PostgreSQL runs as this process does
 */
export async function chooseAccount(clusterDir: string): Promise<Account | null> {
  if (process.getuid?.() !== 0) return null;
  const owner = await ownerOf(clusterDir);
  if (owner && owner.uid !== 0) return { name: `#${owner.uid}`, ...owner };

  const account = (await find("postgres")) ?? (await create("postgres")) ?? (await find("nobody"));
  if (account) return account;
  throw new StartError(
    'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody": start Hearth as an ordinary user, or set DATABASE_URL.',
  );
}

/** Makes the folder and all in it the account's own, with the mode PostgreSQL insists on. */
export async function handOver(dir: string, account: Account | null): Promise<void> {
  const { uid, mode } = await stat(dir);
  if (account && uid !== account.uid) await chownAll(dir, account);
  const isMine = account !== null || uid === process.getuid?.();
  if (!isMine) {
    throw new StartError(
      `${dir} belongs to another user (uid ${uid}): start Hearth as that user, or give it the folder with "chown -R".`,
    );
  }
  if ((mode & 0o777) !== 0o700) await chmod(dir, 0o700);
}

async function chownAll(dir: string, { uid, gid }: Account): Promise<void> {
  await lchown(dir, uid, gid);
  for await (const entry of await opendir(dir)) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) await chownAll(file, { name: "", uid, gid });
    else await lchown(file, uid, gid);
  }
}

async function ownerOf(dir: string): Promise<{ uid: number; gid: number } | null> {
  try {
    return await stat(dir);
  } catch {
    return null; // No cluster yet.
  }
}

async function find(name: string): Promise<Account | null> {
  const accounts = await readFile("/etc/passwd", "utf8").catch(() => "");
  for (const line of accounts.split("\n")) {
    const [login, , uid, gid] = line.split(":");
    if (login === name && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return null;
}

async function create(name: string): Promise<Account | null> {
  try {
    await promisify(execFile)("useradd", ["--system", "--user-group", "--no-create-home", name]);
  } catch {
    return null; // No useradd here, or /etc cannot be written: another account will do.
  }
  return find(name);
}
