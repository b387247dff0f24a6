import { meant, type Person, peopleSpans } from "@/lib/mentions/called";
import { findSpans } from "@/lib/mentions/spans";

type Node = {
  type: string;
  value?: string;
  children?: Node[];
  data?: { hName: string; hProperties: Record<string, string> };
};

export type Calls = {
  /** Where it was said. */
  roomId: number;
  people: Person[];
  /** Whom the message calls, as the server says: other names are but words. */
  mentions: number[];
  rooms: Array<{ id: number; name: string }>;
};

/** A plugin of remark: the names that a message calls become elements of their own. */
export function remarkCalls(calls: Calls) {
  return (tree: Node) => mark(tree, calls);
}

function mark(node: Node, calls: Calls): void {
  if (node.type === "link" || node.type === "linkReference") return;
  node.children = node.children?.flatMap((child) => {
    mark(child, calls);
    return child.type === "text" && child.value ? split(child.value, calls) : [child];
  });
}

function split(text: string, calls: Calls): Node[] {
  const nodes: Node[] = [];
  let end = 0;
  for (const { from, to, data } of found(text, calls)) {
    if (from < end) continue;
    if (from > end) nodes.push({ type: "text", value: text.slice(end, from) });
    const value = text.slice(from, to);
    nodes.push({
      type: "call",
      data: { hName: "span", hProperties: data },
      children: [{ type: "text", value }],
    });
    end = to;
  }
  if (end < text.length) nodes.push({ type: "text", value: text.slice(end) });
  return nodes;
}

function found(text: string, { roomId, people, mentions, rooms }: Calls) {
  const called = new Set(mentions);
  const byPerson = peopleSpans(text, people).flatMap(({ from, to, called: ids }) => {
    const id = meant(ids, called).find((one) => called.has(one));
    return id === undefined
      ? []
      : [{ from, to, data: { "data-person": String(id), "data-in": String(roomId) } }];
  });
  const names = rooms.map(({ id, name }) => ({ name, called: id }));
  const byRoom = findSpans(text, "#", names).flatMap(({ from, to, called: [id] }) =>
    id === undefined ? [] : [{ from, to, data: { "data-room": String(id) } }],
  );
  return [...byPerson, ...byRoom].sort((a, b) => a.from - b.from);
}
