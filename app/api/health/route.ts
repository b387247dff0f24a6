import { isReady } from "@/lib/domain/workspace/is-ready";

/** Live while it answers at all; ready (200) while the database does too. */
export async function GET(): Promise<Response> {
  const ready = await isReady();
  return Response.json({ live: true, ready }, { status: ready ? 200 : 503 });
}
