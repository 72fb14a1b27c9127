import type { Relation } from '@waypoint/context'
import type { ManifestNode, SourceNode } from '@waypoint/contracts'
import { boundary, type EventWindow, overlap } from './event-window.ts'
import type { InputLimits } from './input-limits.ts'

type Input = ManifestNode | SourceNode

export interface Reading {
  /** The node that asks for the input. */
  readonly reader: ManifestNode
  readonly limits: InputLimits
}

/** An input as far as this node reads it in this run: all rows, those of a window, none. */
export function limited(relation: Relation, input: Input, { reader, limits }: Reading): Relation {
  if (limits.empty) return relation.with({ rows: 'where false limit 0' })
  const window = windowOf(reader, limits)
  if (window === null) return relation
  const column = eventTimeOf(input, relation)
  // Unchanged where the input has no event time.
  if (column === null) return relation
  const bound = limits.typedMoments === true ? timestampLiteral : boundaryText
  return relation.with({
    rows: `where ${column} >= ${bound(window.start)} and ${column} < ${bound(window.end)}`,
  })
}

/** Tests and analyses read everything, as in dbt. */
function windowOf(reader: ManifestNode, { sample }: InputLimits): EventWindow | null {
  if (reader.resource_type === 'snapshot') return sample
  if (reader.resource_type !== 'model') return null
  if (reader.batch === undefined) return sample
  const batch: EventWindow = { start: reader.batch.event_time_start, end: reader.batch.event_time_end }
  return sample === null ? batch : overlap(batch, sample)
}

function boundaryText(moment: Date): string {
  return `'${boundary(moment)}'`
}

/** Dates and instants are compared with it, too, in a session that is in UTC. */
function timestampLiteral(moment: Date): string {
  return `timestamp '${boundary(moment).replace(/\+00:00$/, '')}'`
}

/** The column of `event_time`, quoted where its declaration says so. */
function eventTimeOf(input: Input, relation: Relation): string | null {
  const name = input.config['event_time']
  if (typeof name !== 'string' || name === '') return null
  return isQuoted(name, input) ? relation.quoted(name) : name
}

function isQuoted(name: string, input: Input): boolean {
  const declared = input.columns[name]?.quote
  if (typeof declared === 'boolean') return declared
  return input.resource_type === 'source' && input.quoting['column'] === true
}
