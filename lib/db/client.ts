import { PrismaPg } from "@prisma/adapter-pg";
import { type Prisma, PrismaClient } from "@/lib/db/generated/client";
import { pool } from "@/lib/db/pool";
import { singleton } from "@/lib/singleton";

/** Inside a transaction. */
export type Tx = Prisma.TransactionClient;
/** Where a read does not care whether it is inside a transaction. */
export type Db = PrismaClient | Tx;

export function db(): PrismaClient {
  return singleton("prisma", () => new PrismaClient({ adapter: new PrismaPg(pool()) }));
}
