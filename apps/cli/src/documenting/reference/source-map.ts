import type { Manifest, ModelNode } from '@waypoint/contracts'
import { ANY_COLUMN, type ColumnName, walkColumns } from '@waypoint/sql'
import { shortName } from '../../tracing/find-column.ts'
import type { ProjectTrace } from '../../tracing/trace-project.ts'
import { code, heading, markdownTable } from './markdown.ts'
import { compare, modelGroups } from './model-groups.ts'

const MOST_SHOWN = 6

/** From each column that readers see to the raw columns it is made from. */
export function sourceMap(manifest: Manifest, { graph }: Pick<ProjectTrace, 'graph'>): string {
  const parts = modelGroups(manifest)
    .filter((group) => group.isServed)
    .map(({ title, models }) => {
      const texts = models.map((model) => modelText(model, { manifest, graph }))
      return `## ${title}\n\n${texts.join('')}`
    })
  const about =
    'What the columns of published tables are made from, by the SQL that builds them: as their values or in the conditions within them. `waypoint lineage model.column` shows every step.'
  return `${heading('Source-to-mart map', about)}${parts.join('')}`.trimEnd().concat('\n')
}

interface Trace extends Pick<ProjectTrace, 'graph'> {
  readonly manifest: Manifest
}

function modelText(model: ModelNode, trace: Trace): string {
  const columns = Object.keys(model.columns).map((column) => ({
    column,
    raw: rawColumns({ node: model.unique_id, column }, trace),
  }))
  const tables = [...new Set(columns.flatMap(({ raw }) => raw.map(tableOf)))].toSorted(compare)
  const rows = columns.map(({ column, raw }) => [code(column), listed(raw)])
  const from = tables.length === 0 ? '' : `From ${tables.map(code).join(', ')}.\n\n`
  return `### ${model.schema}.${model.alias}\n\n${from}${markdownTable(['column', 'comes from'], rows)}`
}

/** What a connector adds to say when it copied a row is in every model that asks how fresh data is. */
const OF_CONNECTOR = /\._fivetran_(?:synced|start|end|active|deleted)$/

function rawColumns(start: ColumnName, { manifest, graph }: Trace): readonly string[] {
  const steps = walkColumns(graph, start, { direction: 'up', depth: Infinity })
  return steps
    .filter(({ node, column }) => column === ANY_COLUMN || isRaw(node, manifest))
    .map(({ node, column }) => `${shortName(node, manifest)}.${column}`)
    .filter((name) => !OF_CONNECTOR.test(name))
    .toSorted(compare)
}

const isRaw = (node: string, manifest: Manifest): boolean =>
  manifest.sources[node] !== undefined || manifest.nodes[node]?.resource_type === 'seed'

const tableOf = (column: string): string => column.slice(0, column.lastIndexOf('.'))

function listed(names: readonly string[]): string {
  if (names.length === 0) return '–'
  const more = names.length - MOST_SHOWN
  return `${names.slice(0, MOST_SHOWN).map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
