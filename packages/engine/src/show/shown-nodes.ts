import { type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { CommandRun } from '../commands/command-run.ts'
import { inlineNode } from './inline-node.ts'

const WITH_ROWS: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot', 'analysis'])

/** The nodes whose rows are asked for: of a selection the relations, or its tests where it names nothing else. */
export function shownNodes({ options, loaded, selected }: CommandRun): readonly ManifestNode[] {
  const { project } = loaded
  if (options.inline !== undefined) return [inlineNode(project, options.inline)]
  if (!asks(options)) throw nothingAsked()
  const nodes = selected.ids.flatMap((id) => project.manifest.nodes[id] ?? [])
  const withRows = nodes.filter((node) => WITH_ROWS.has(node.resource_type))
  return withRows.length > 0 ? withRows : nodes.filter((node) => node.resource_type === 'test')
}

function asks({ select, selector, only }: CommandRun['options']): boolean {
  return (select !== undefined && select.length > 0) || selector !== undefined || only !== undefined
}

function nothingAsked(): WaypointError {
  return new WaypointError({
    code: 'nothing-selected',
    message: 'show needs to know what to show',
    hint: 'Name a model with --select, or write a query: --inline "select * from {{ ref(\'orders\') }}".',
  })
}
