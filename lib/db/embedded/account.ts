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
  if (owner && owner.uid !== 0) return (await find(({ uid }) => uid === owner.uid)) ?? owner;

  const account =
    (await findByName("postgres")) ?? (await create("postgres")) ?? (await findByName("nobody"));
  if (account) return account;
  throw new StartError(
    'PostgreSQL does not run as root, and this system has neither an account "postgres" nor "nobody": start Hearth as an ordinary user, or set DATABASE_URL.',
  );
}

/** Refuses a folder that another user owns; root may take over any. */
export async function requireOwn(dir: string): Promise<void> {
  const { uid } = await stat(dir);
  if (!process.getuid || [0, uid].includes(process.getuid())) return;
  throw new StartError(
    `${dir} belongs to another user (uid ${uid}): start Hearth as that user, or give it the folder with "chown -R".`,
  );
}

/** Makes the folder and all in it the account's own, with the mode PostgreSQL insists on. */
export async function handOver(dir: string, account: Account | null): Promise<void> {
  await requireOwn(dir);
  const { uid, mode } = await stat(dir);
  if (account && uid !== account.uid) await chownAll(dir, account);
  if ((mode & 0o777) !== 0o700) await chmod(dir, 0o700);
}

async function chownAll(dir: string, account: Account): Promise<void> {
  await lchown(dir, account.uid, account.gid);
  for await (const entry of await opendir(dir)) {
    const file = path.join(dir, entry.name);
    if (entry.isDirectory()) await chownAll(file, account);
    else await lchown(file, account.uid, account.gid);
  }
}

async function ownerOf(dir: string): Promise<Account | null> {
  try {
    const { uid, gid } = await stat(dir);
    return { name: `#${uid}`, uid, gid };
  } catch {
    return null; // No cluster yet.
  }
}

function findByName(name: string): Promise<Account | null> {
  return find((account) => account.name === name);
}

async function find(isWanted: (account: Account) => boolean): Promise<Account | null> {
  const passwd = await readFile("/etc/passwd", "utf8").catch(() => ""); // A bare container may have none.
  for (const line of passwd.split("\n")) {
    const [name = "", , uid, gid] = line.split(":");
    const account = { name, uid: Number(uid), gid: Number(gid) };
    if (account.uid > 0 && isWanted(account)) return account;
  }
  return null;
}

async function create(name: string): Promise<Account | null> {
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  try {
    await promisify(execFile)("useradd", [...options, name]);
  } catch {
    return null; // No useradd here, or /etc cannot be written: another account will do.
  }
  return findByName(name);
}
