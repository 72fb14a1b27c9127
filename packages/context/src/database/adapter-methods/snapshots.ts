import { bindArguments, PythonError, text, type Value } from '@waypoint/jinja'
import type { AdapterMethods, AdapterScope } from '../adapter-object.ts'
import { expectRelation } from './relations.ts'

export const snapshotMethods: AdapterMethods = {
  /** What a snapshot does with rows that are gone: `ignore`, `invalidate` or `new_record`. */
  get_hard_deletes_behavior({ context }) {
    const { resolver } = context.environment
    const own = resolver.configValue('hard_deletes') ?? null
    const older = resolver.configValue('invalidate_hard_deletes') ?? null
    if (own !== null && older !== null) {
      throw new PythonError(
        'value',
        'A snapshot cannot set both hard_deletes and invalidate_hard_deletes',
        "Keep hard_deletes: 'invalidate' does what invalidate_hard_deletes did.",
      )
    }
    if (older === true) return 'invalidate'
    if (own === null || own === 'ignore' || own === 'invalidate' || own === 'new_record')
      return own ?? 'ignore'
    throw new PythonError('value', `hard_deletes is '${text(own)}'`, 'Use ignore, invalidate or new_record.')
  },

  async valid_snapshot_target(scope, args) {
    const [relation, names] = bindArguments(args, 'valid_snapshot_target', [
      'relation',
      ['column_names', null],
    ])
    return requireColumns(scope, relation, columnNames(names ?? null, SNAPSHOT_COLUMNS))
  },

  async assert_valid_snapshot_target_given_strategy(scope, args) {
    const [relation, names, strategy] = bindArguments(args, 'assert_valid_snapshot_target_given_strategy', [
      'relation',
      'column_names',
      'strategy',
    ])
    const keepsDeletes = strategy instanceof Map && strategy.get('hard_deletes') === 'new_record'
    const wanted = keepsDeletes ? [...SNAPSHOT_COLUMNS, 'dbt_is_deleted'] : SNAPSHOT_COLUMNS
    return requireColumns(scope, relation, columnNames(names ?? null, wanted))
  },
}

const SNAPSHOT_COLUMNS = ['dbt_scd_id', 'dbt_valid_from', 'dbt_valid_to']

function columnNames(names: Value, wanted: readonly string[]): readonly string[] {
  return wanted.map((column) => {
    const own = names instanceof Map ? names.get(column) : undefined
    return typeof own === 'string' ? own : column
  })
}

async function requireColumns(
  { session }: AdapterScope,
  relation: Value | undefined,
  wanted: readonly string[],
): Promise<Value> {
  const target = expectRelation(relation, 'valid_snapshot_target')
  const columns = await session.columns(target.toName())
  const known = new Set(columns.map((column) => column.name.toLowerCase()))
  const missing = wanted.filter((column) => !known.has(column.toLowerCase()))
  if (missing.length === 0) return ''
  throw new PythonError(
    'value',
    `The table ${target.render()} is not this snapshot's: it has no column ${missing.join(', ')}`,
    'Either the table was made by something else, then give the snapshot another alias; or its configuration changed: add the columns to the table, rename them, or drop the table to begin the history anew.',
  )
}
