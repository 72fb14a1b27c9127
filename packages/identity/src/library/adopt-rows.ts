import { appendTexts } from '../database/append-texts.ts'
import type { Database } from '../database/database.ts'
import { type Rows, writtenText } from './company-record.ts'

/** Each kind of earlier row: the table that takes it, and how. */
const ADOPTED = {
  assignment: {
    columns: ['source_system', 'source_id', 'customer_id', 'home_id', 'run'],
    insert: `create or replace temp table known_id as
      select source_system || ':' || source_id as own_id, customer_id, coalesce(home_id, customer_id) as home_id,
        coalesce(run::integer, 0) as since
      from earlier_assignment`,
  },
  alias: {
    columns: ['alias_id', 'customer_id', 'run'],
    insert: 'insert into customer_alias select alias_id, customer_id, run::integer from earlier_alias',
  },
  event: {
    columns: [
      'run',
      'happened_at',
      'event',
      'customer_id',
      'other_customer_id',
      'source_system',
      'source_id',
      'decision',
      'other_source_system',
      'other_source_id',
    ],
    insert: `insert into identity_event
      select run::integer, happened_at::timestamp, event, customer_id, other_customer_id, source_system, source_id,
        decision, other_source_system, other_source_id
      from earlier_event`,
  },
} as const

/** Takes over who had which id, aliases and events from the rows of the run before; gives this run's number. */
export async function adoptRows(database: Database, previous: Rows<object>): Promise<number> {
  const rows: Record<keyof typeof ADOPTED, (readonly (string | null)[])[]> = {
    assignment: [],
    alias: [],
    event: [],
  }
  let last = 0
  for await (const each of previous) {
    const row = each as Readonly<Record<string, unknown>>
    const kind = row['output']
    if (kind !== 'assignment' && kind !== 'alias' && kind !== 'event') continue
    last = Math.max(last, Number(row['run'] ?? 0))
    rows[kind].push(ADOPTED[kind].columns.map((column) => writtenText(row[column])))
  }
  for (const kind of ['assignment', 'alias', 'event'] as const) {
    const { columns, insert } = ADOPTED[kind]
    await database.run(
      `create or replace temp table earlier_${kind} (${columns.map((column) => `${column} varchar`).join(', ')})`,
    )
    await appendTexts(database, `earlier_${kind}`, { width: columns.length, rows: rows[kind] })
    await database.run(insert)
    await database.run(`drop table earlier_${kind}`)
  }
  return last + 1
}
