import { plural } from './plural.ts'
import { type ComparedRows, countsOf } from './compared-rows.ts'
import { dialectOf } from './dialect.ts'
import { differingBuckets } from './differing-buckets.ts'
import { diffByKey, keyProblems, sampleByKey } from './keyed-rows.ts'
import { type NamedType, NO_ROWS, type RelationDiff } from './relation-diff.ts'
import { diffSchemas, isSameSchema } from './schema-diff.ts'
import { columnsOf, type Comparison, fromOf, type Side } from './sides.ts'
import { diffWholeRows, sampleWholeRows } from './whole-rows.ts'

export interface RelationPair {
  readonly name: string
  /** Null where only the other side has it. */
  readonly before: Side | null
  readonly after: Side | null
  /** Columns that tell rows apart; without any, whole rows are compared. */
  readonly key?: readonly string[]
  /** Rows shown of each kind; 5 unless told. */
  readonly samples?: number
  /** Columns that are not looked at; `*` stands for any part of a name. */
  readonly without?: readonly string[]
}

/**
 * Compares two states of a relation: one scan of each hashes rows into buckets of their key, and only buckets that
 * differ are joined.
 *
 * @throws WaypointError `not-comparable` for a database whose hashes are not known.
 */
export async function diffRelation(pair: RelationPair, comparison: Comparison): Promise<RelationDiff> {
  const { before, after } = pair
  if (before === null || after === null) return oneSided(pair, comparison)
  const columns = comparedColumns(await columnsOf(comparison, after), pair)
  const schema = diffSchemas(comparedColumns(await columnsOf(comparison, before), pair), columns)
  const shared = columns
    .map(({ name }) => name)
    .filter((name) => !schema.added.some((one) => one.name === name))
  const asked = pair.key ?? []
  const key = asked.every((column) => shared.includes(column)) ? asked : []
  const lost = asked.filter((column) => !shared.includes(column))
  const notes = lost.length === 0 ? [] : [`Not both sides have ${lost.join(', ')}: whole rows were compared.`]
  const rows: ComparedRows = {
    comparison,
    dialect: dialectOf(comparison.adapter.type),
    before,
    after,
    key,
    columns: shared,
    schema,
  }
  return compareRows(rows, { name: pair.name, samples: pair.samples ?? 5, notes })
}

export function comparedColumns(
  columns: readonly NamedType[],
  { without }: Pick<RelationPair, 'without'>,
): readonly NamedType[] {
  if (without === undefined) return columns
  return columns.filter(({ name }) => !without.some((each) => isCalled(name, each)))
}

function isCalled(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.toLowerCase().split('*')
  const called = name.toLowerCase()
  if (rest.length === 0) return called === first
  if (!called.startsWith(first)) return false
  const last = rest.pop() ?? ''
  let at = first.length
  for (const part of rest) {
    const found = called.indexOf(part, at)
    if (found === -1) return false
    at = found + part.length
  }
  return called.length - last.length >= at && called.endsWith(last)
}

interface Asked {
  readonly name: string
  readonly samples: number
  readonly notes: readonly string[]
}

async function compareRows(given: ComparedRows, { name, samples, notes }: Asked): Promise<RelationDiff> {
  const { rowsBefore, rowsAfter, differing } = await differingBuckets(given)
  const base = { name, schema: given.schema, rowsBefore, rowsAfter }
  if (differing.length === 0) {
    const status = isSameSchema(given.schema) ? 'equal' : 'changed'
    return { ...base, status, key: given.key, rows: NO_ROWS, samples: [], notes }
  }
  if (given.key.length > 0) {
    const { repeated, missing } = await keyProblems(given, differing)
    if (repeated + missing === 0) {
      return {
        ...base,
        status: 'changed',
        key: given.key,
        rows: await diffByKey(given, differing),
        samples: await sampleByKey(given, { only: differing, limit: samples }),
        notes,
      }
    }
    const reason = `${given.key.join(', ')} is not a key (${plural(repeated, 'value')} more than once, ${plural(missing, 'combination')} with nulls): whole rows were compared.`
    return compareRows({ ...given, key: [] }, { name, samples, notes: [...notes, reason] })
  }
  return {
    ...base,
    status: 'changed',
    key: [],
    rows: await diffWholeRows(given, differing),
    samples: await sampleWholeRows(given, { only: differing, limit: samples }),
    notes,
  }
}

async function oneSided(
  { name, before, after }: RelationPair,
  comparison: Comparison,
): Promise<RelationDiff> {
  const side = after ?? before
  if (side === null) throw new Error(`${name} is on neither side`)
  const columns = await columnsOf(comparison, side)
  const rows = { comparison }
  const [count = 0] = await countsOf(rows, `select count(*) from ${fromOf(comparison, side)} as side`)
  const isAdded = after !== null
  return {
    name,
    status: isAdded ? 'added' : 'removed',
    schema: { added: isAdded ? columns : [], removed: isAdded ? [] : columns, retyped: [] },
    rowsBefore: isAdded ? 0 : count,
    rowsAfter: isAdded ? count : 0,
    key: [],
    rows: NO_ROWS,
    samples: [],
    notes: [],
  }
}
