import { llmsText } from "@/lib/docs/llms";
import { ownOrigin } from "@/lib/docs/own-origin";

/** GET /llms.txt: the instance's APIs in plain words. */
export async function GET(request: Request): Promise<Response> {
  return new Response(llmsText(ownOrigin(request.headers.get("host"))), {
    headers: { "Content-Type": "text/plain; charset=utf-8", "Access-Control-Allow-Origin": "*" },
  });
}
