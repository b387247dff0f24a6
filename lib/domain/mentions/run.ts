import type { PoolClient } from "pg";
import type { Tx } from "@/lib/db/client";
import type { Run } from "@/lib/domain/mentions/count-mentions";

/** Runs statements in one of Prisma's transactions. */
export function runIn(tx: Tx): Run {
  return (text, values) => tx.$queryRawUnsafe(text, ...values); // nothing but $1 … in the text
}

/** Runs statements on the writer's own connection. */
export function runOn(client: PoolClient): Run {
  return async (text, values) => (await client.query(text, values)).rows;
}
