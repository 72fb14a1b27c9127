import { comparedColumns, diffRelation, type RelationPair } from '../diff-relation.ts'
import { NO_ROWS, type NamedType, type RelationDiff, type SchemaDiff } from '../relation-diff.ts'
import { diffSchemas, isSameSchema } from '../schema-diff.ts'
import { columnsOf, type Comparison } from '../sides.ts'
import { type ApartBucket, type ApartSide, bucketsOf, textRows } from './apart-side.ts'
import { kindOf } from './portable-text.ts'

/** Three sessions: of either state, and of a database in memory in which the rows that may differ meet. */
export interface ComparisonApart {
  readonly before: Comparison
  readonly after: Comparison
  /** Of DuckDB; tables `before_rows` and `after_rows` are made and dropped in it. */
  readonly scratch: Comparison
}

/**
 * Compares two states that no session sees both of. Each database hashes its rows into buckets of the key, by texts
 * that are equal where values are; only rows of buckets that differ leave their database.
 *
 * @throws WaypointError `not-comparable` for a database whose texts are not known.
 */
export async function diffApart(pair: RelationPair, apart: ComparisonApart): Promise<RelationDiff> {
  const { before, after } = pair
  if (before === null || after === null) {
    return diffRelation(pair, before === null ? apart.after : apart.before)
  }
  const columns = {
    before: comparedColumns(await columnsOf(apart.before, before), pair),
    after: comparedColumns(await columnsOf(apart.after, after), pair),
  }
  const schema = schemaOf(columns, apart)
  const typesBefore = new Map(columns.before.map(({ name, type }) => [name, type]))
  const shared = columns.after.filter(({ name }) => typesBefore.has(name))
  const asked = pair.key ?? []
  const key = asked.every((column) => shared.some(({ name }) => name === column)) ? asked : []
  const sides = {
    before: {
      comparison: apart.before,
      side: before,
      key,
      columns: shared.map(({ name, type }) => ({ name, type: typesBefore.get(name) ?? type })),
    },
    after: { comparison: apart.after, side: after, key, columns: shared },
  }
  const [left, right] = [await bucketsOf(sides.before), await bucketsOf(sides.after)]
  const [rowsBefore, rowsAfter] = [countRows(left), countRows(right)]
  const differing = differingOf(left, right)
  const base = { name: pair.name, schema, rowsBefore, rowsAfter }
  if (differing.length === 0) {
    const status = isSameSchema(schema) ? 'equal' : 'changed'
    return { ...base, status, key, rows: NO_ROWS, samples: [], notes: [] }
  }
  const { scratch } = apart
  try {
    await gather(sides.before, { scratch, table: 'before_rows', buckets: differing })
    await gather(sides.after, { scratch, table: 'after_rows', buckets: differing })
    const met = await diffRelation(
      { ...pair, key, before: rowsIn('before_rows'), after: rowsIn('after_rows') },
      scratch,
    )
    return { ...met, ...base, status: 'changed' }
  } finally {
    await scratch.connection.query('drop table if exists before_rows; drop table if exists after_rows')
  }
}

/** Databases call the same type by different names: where they are of two kinds, kinds of values are compared. */
function schemaOf(
  { before, after }: { readonly before: readonly NamedType[]; readonly after: readonly NamedType[] },
  apart: ComparisonApart,
): SchemaDiff {
  const schema = diffSchemas(before, after)
  if (apart.before.adapter.type === apart.after.adapter.type) return schema
  return {
    ...schema,
    retyped: schema.retyped.filter((column) => kindOf(column.before) !== kindOf(column.after)),
  }
}

function differingOf(
  left: ReadonlyMap<number, ApartBucket>,
  right: ReadonlyMap<number, ApartBucket>,
): readonly number[] {
  return [...new Set([...left.keys(), ...right.keys()])].filter(
    (bucket) =>
      left.get(bucket)?.rows !== right.get(bucket)?.rows ||
      left.get(bucket)?.hash !== right.get(bucket)?.hash,
  )
}

interface Gathering {
  readonly scratch: Comparison
  readonly table: string
  readonly buckets: readonly number[]
}

async function gather(side: ApartSide, { scratch, table, buckets }: Gathering): Promise<void> {
  const { adapter, connection } = scratch
  const names = side.columns.map(({ name }) => adapter.quote(name))
  await connection.query(
    `create or replace table ${table} (${names.map((name) => `${name} varchar`).join(', ')})`,
  )
  const values = names.map((_, at) => `line[${at + 1}]`).join(', ')
  for await (const rows of textRows(side, buckets)) {
    await connection.query(
      `insert into ${table} select ${values} from (select unnest(from_json($1, '[["VARCHAR"]]')) as line)`,
      { parameters: [JSON.stringify(rows)] },
    )
  }
}

const rowsIn = (identifier: string) => ({ relation: { database: null, schema: 'main', identifier } })

const countRows = (buckets: ReadonlyMap<number, ApartBucket>): number =>
  [...buckets.values()].reduce((sum, { rows }) => sum + rows, 0)
