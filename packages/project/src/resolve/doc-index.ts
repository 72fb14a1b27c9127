import type { DocNode } from '@waypoint/contracts'

/** Docs blocks by package and name; a bare name finds the root project's first. */
export class DocIndex {
  readonly nodes: ReadonlyMap<string, DocNode>
  readonly #root: string

  constructor(docs: Iterable<DocNode>, root: string) {
    this.nodes = new Map([...docs].map((doc) => [doc.unique_id, doc]))
    this.#root = root
  }

  find(packageName: string | null, name: string): string | undefined {
    return this.node(packageName, name)?.block_contents
  }

  node(packageName: string | null, name: string): DocNode | undefined {
    if (packageName !== null) return this.nodes.get(`doc.${packageName}.${name}`)
    const own = this.nodes.get(`doc.${this.#root}.${name}`)
    return own ?? [...this.nodes.values()].find((doc) => doc.name === name)
  }

  names(): readonly string[] {
    return [...this.nodes.values()].map((doc) => doc.name)
  }
}
