/**
 * The envelope with the same members repeated on the top level: some clients of
 * the published API read them there (contract 1.5.3).
 */
export function unionAnswer(data: object, topLevel: object = data): Response {
  return Response.json({ status: "success", data, ...topLevel });
}
