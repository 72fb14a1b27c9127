import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ColumnGraph } from '@waypoint/sql'
import type { ProjectTrace } from './trace-project.ts'

const FILE = 'column_lineage.json'

interface WrittenColumn {
  readonly name: string
  /** True where the value is that of the one source, unchanged. */
  readonly copy: boolean
  readonly from: readonly (readonly [string, string])[]
}

interface LineageDocument {
  readonly metadata: { readonly schema: 'waypoint-column-lineage-v1'; readonly invocation_id: string }
  readonly nodes: Readonly<Record<string, readonly WrittenColumn[]>>
  readonly untraced: ProjectTrace['untraced']
}

/** target/column_lineage.json: open for other tools, and what the next question is answered from. */
export function writeLineage(
  targetPath: string,
  invocationId: string,
  { graph, untraced }: ProjectTrace,
): void {
  const nodes = [...graph].map(([node, columns]) => [
    node,
    [...columns].map(([name, { sources, isCopy }]) => ({
      name,
      copy: isCopy,
      from: sources.map((source) => [source.node, source.column]),
    })),
  ])
  const document = {
    metadata: { schema: 'waypoint-column-lineage-v1', invocation_id: invocationId },
    nodes: Object.fromEntries(nodes),
    untraced,
  }
  const file = join(targetPath, FILE)
  writeFileSync(`${file}.tmp`, JSON.stringify(document))
  renameSync(`${file}.tmp`, file)
}

/** What was traced of this very manifest; undefined where it has to be done. */
export function readLineage(targetPath: string, invocationId: string): ProjectTrace | undefined {
  let document: LineageDocument
  try {
    document = JSON.parse(readFileSync(join(targetPath, FILE), 'utf8')) as LineageDocument
  } catch {
    return undefined
  }
  if (document.metadata.invocation_id !== invocationId) return undefined
  return { graph: graphOf(document), untraced: document.untraced }
}

function graphOf({ nodes }: LineageDocument): ColumnGraph {
  return new Map(
    Object.entries(nodes).map(([node, columns]) => [
      node,
      new Map(
        columns.map(({ name, copy, from }) => [
          name,
          { isCopy: copy, sources: from.map(([source, column]) => ({ node: source, column })) },
        ]),
      ),
    ]),
  )
}
