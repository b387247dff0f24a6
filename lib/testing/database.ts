import { randomBytes } from "node:crypto";
import pg from "pg";
import { db } from "@/lib/db/client";
import { pool, writerPool } from "@/lib/db/pool";
import { provided } from "@/lib/singleton";

/** A fresh copy of the migrated database; its URL. */
export async function createDatabase(templateUrl: string): Promise<string> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await asAdmin(templateUrl, `CREATE DATABASE ${name} TEMPLATE hearth`);
  const url = new URL(templateUrl);
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropDatabase(templateUrl: string, url: string): Promise<void> {
  if (provided("prisma")) await db().$disconnect();
  if (provided("writer-pool")) await writerPool().end();
  if (provided("pool")) await pool().end();
  await asAdmin(templateUrl, `DROP DATABASE ${new URL(url).pathname.slice(1)} WITH (FORCE)`);
}

/** Through the database `postgres`, since a template must have no other connection. */
async function asAdmin(templateUrl: string, sql: string): Promise<void> {
  const url = new URL(templateUrl);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
