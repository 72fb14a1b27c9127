import type { Manifest } from '@waypoint/contracts'
import { type ColumnName, type ColumnStep, type Direction, walkColumns } from '@waypoint/sql'
import type { Host } from '../host.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { findColumn, shortName } from './find-column.ts'
import { columnText, lineageTree } from './lineage-tree.ts'
import { type TracedProject, tracedProject } from './project-trace.ts'

export interface LineageOptions extends WorkspaceOptions {
  readonly up?: boolean
  readonly down?: boolean
  readonly depth?: number
}

/** `waypoint lineage model.column` */
export async function showLineage(text: string, options: LineageOptions, host: Host): Promise<void> {
  const project = await tracedProject(workspaceAt(options.dir, host.cwd))
  const { node, column } = findColumn(text, project.graph, project.manifest)
  if (column === null) showNode(node, project, { options, host })
  else showColumn({ node, column }, project, { options, host })
}

interface Asked {
  readonly options: LineageOptions
  readonly host: Host
}

function showColumn(start: ColumnName, project: TracedProject, { options, host }: Asked): void {
  const both = options.up !== true && options.down !== true
  const depth = options.depth ?? Infinity
  const walk = (direction: Direction): readonly ColumnStep[] =>
    walkColumns(project.graph, start, { direction, depth })
  const up = both || options.up === true ? walk('up') : null
  const down = both || options.down === true ? walk('down') : null
  const { manifest } = project
  if (options.json === true) {
    const list = (steps: readonly ColumnStep[] | null) =>
      steps?.map((step) => stepRecord(step, manifest)) ?? null
    const document = { node: start.node, column: start.column, upstream: list(up), downstream: list(down) }
    host.out(`${JSON.stringify(document, null, 2)}\n`)
    return
  }
  const { style } = host
  host.out(`${style.bold(columnText(start, manifest))}\n`)
  if (up !== null) host.out(part('comes from', up, { start, manifest, host }))
  if (down !== null) host.out(part('feeds', down, { start, manifest, host }))
  noteUntraced([start, ...(up ?? []), ...(down ?? [])], project, host)
}

interface Part {
  readonly start: ColumnName
  readonly manifest: Manifest
  readonly host: Host
}

function part(title: string, steps: readonly ColumnStep[], { start, manifest, host }: Part): string {
  const { style } = host
  if (steps.length === 0) return `${style.quiet(title)} nothing\n`
  return `${style.quiet(title)}\n${lineageTree(start, steps, { manifest, style })}`
}

/** Each column of a model with what it is made from directly. */
function showNode(node: string, project: TracedProject, { options, host }: Asked): void {
  const columns = [...(project.graph.get(node) ?? [])].map(([column, inputs]) => ({
    column,
    is_copy: inputs.isCopy,
    from: inputs.sources.map((source) => columnText(source, project.manifest)),
  }))
  if (options.json === true) {
    host.out(`${JSON.stringify({ node, columns }, null, 2)}\n`)
    return
  }
  host.out(`${host.style.bold(shortName(node, project.manifest))}\n`)
  for (const { column, from } of columns) {
    host.out(`  ${column}${from.length === 0 ? '' : host.style.quiet(`  ← ${from.join(', ')}`)}\n`)
  }
  noteUntraced([{ node, column: '' }], project, host)
}

function noteUntraced(
  passed: readonly ColumnName[],
  { untraced, manifest }: TracedProject,
  host: Host,
): void {
  const ids = new Set(passed.map(({ node }) => node))
  for (const { node, reason } of untraced) {
    if (!ids.has(node)) continue
    host.err(`${host.style.quiet(`${shortName(node, manifest)} is followed as a whole: ${reason}.`)}\n`)
  }
}

function stepRecord(step: ColumnStep, manifest: Manifest): Readonly<Record<string, unknown>> {
  return {
    node: step.node,
    name: columnText(step, manifest),
    column: step.column,
    depth: step.depth,
    is_copy: step.isCopy,
    via: step.via.map((each) => columnText(each, manifest)),
  }
}
