export function byId<Node extends { readonly unique_id: string }>(
  nodes: readonly Node[],
): Readonly<Record<string, Node>> {
  return Object.fromEntries(nodes.map((node) => [node.unique_id, node]))
}
