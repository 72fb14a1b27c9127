import { type Cell, cellText, type Connection } from '@waypoint/adapter-contract'
import { createHash } from 'node:crypto'
import type { BlockSums } from './copy-blocks.ts'
import {
  hashOf,
  hashRelation,
  noRows,
  type RelationHash,
  ROW_SUMS,
  type RowSums,
  rowSums,
} from './relation-hash.ts'
import type { StoredGroup } from './stored-blocks.ts'

/** What is known of groups of rows from an earlier version, and what this one comes to. */
export interface KnownGroups {
  readonly before: ReadonlyMap<string, RowSums>
  readonly now: Map<string, RowSums>
}

/** A table that was taken over block by block. */
export interface TakenTable {
  readonly connection: Connection
  /** The copy, as SQL names it. */
  readonly relation: string
  /** Of the copy, without those deleted. */
  readonly rows: number
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly groups: readonly StoredGroup[]
  readonly blocks: BlockSums
  readonly known: KnownGroups
  readonly signal: AbortSignal | undefined
}

interface Group {
  /** Its first row's id. */
  readonly first: number
  readonly rows: number
  /** Equal for equal rows; null where that cannot be told. */
  readonly print: string | null
}

/**
 * The hash of its rows as `hashRelation` tells it, of which only those groups are read that are no group of the version
 * before: their bytes were copied from the same place, and are the same.
 */
export async function hashTakenTable(table: TakenTable): Promise<RelationHash> {
  const { known } = table
  const held = table.groups.reduce((sum, { rows }) => sum + rows, 0)
  const hasOwnIds = table.columns.some(({ name }) => name.toLowerCase() === 'rowid')
  if (held < table.rows || hasOwnIds) return hashRelation(table.connection, table.relation, table.signal)
  const whole = placed(table)
  const groups = held === table.rows ? whole : await withDeleted(table, whole)
  const unknown = groups.filter(({ print }) => print === null || !known.before.has(print))
  const read = await perGroup(table, unknown, () => ROW_SUMS)
  return hashOf(
    groups.map(({ first, print }) => {
      const found = read.get(first)
      const sums =
        found === undefined
          ? ((print === null ? undefined : known.before.get(print)) ?? noRows)
          : rowSums(found)
      if (print !== null) known.now.set(print, sums)
      return sums
    }),
  )
}

function placed({ groups, blocks: sums, columns }: TakenTable): readonly Group[] {
  const types = JSON.stringify(columns)
  let first = 0
  return groups.map(({ rows, layout, blocks }) => {
    const at = first
    first += rows
    if (layout === null || rows === 0) return { first: at, rows, print: null }
    const held = blocks.toSorted((one, other) => one - other).map((block) => `${block}:${sums.get(block)}`)
    return { first: at, rows, print: digest([types, layout, ...held]) }
  })
}

/** Which rows of a group are deleted is written elsewhere than the group: it is part of what tells it from others. */
async function withDeleted(table: TakenTable, groups: readonly Group[]): Promise<readonly Group[]> {
  const left = await perGroup(
    table,
    groups,
    ({ first, size }) => `count(*), bit_xor(hash((rowid - ${first}) % ${size}))::varchar`,
  )
  return groups.map((group) => {
    const [count, ids] = left.get(group.first) ?? [0, '']
    if (group.print === null || Number(count) === group.rows) return group
    return { ...group, print: digest([group.print, cellText(count), cellText(ids)]) }
  })
}

const digest = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)

interface Stretch {
  readonly first: number
  readonly rows: number
  /** Of each of its groups but the last one. */
  readonly size: number
}

/** What the expressions say of each of the groups, by its first row; nothing of a group without rows. */
async function perGroup(
  { connection, relation, signal }: TakenTable,
  groups: readonly Group[],
  expressions: (stretch: Stretch) => string,
): Promise<ReadonlyMap<number, readonly Cell[]>> {
  if (groups.length === 0) return new Map()
  const statements = stretchesOf(groups).map((stretch) => {
    const { first, rows, size } = stretch
    return `select ${first} + (rowid - ${first}) // ${size} * ${size}, ${expressions(stretch)} from ${relation}
      where rowid between ${first} and ${first + rows - 1} group by 1`
  })
  const { rows } = await connection.query(
    statements.join(' union all '),
    signal === undefined ? {} : { signal },
  )
  return new Map(rows.map(([first, ...values]) => [Number(first), values]))
}

/** Neighbours of one size together, so that the number of a row tells its group. */
function stretchesOf(groups: readonly Group[]): readonly Stretch[] {
  const stretches: { first: number; rows: number; size: number; isOpen: boolean }[] = []
  for (const { first, rows } of groups) {
    const last = stretches.at(-1)
    if (last?.isOpen === true && last.first + last.rows === first && rows <= last.size) {
      last.rows += rows
      last.isOpen = rows === last.size
    } else if (rows > 0) {
      stretches.push({ first, rows, size: rows, isOpen: true })
    }
  }
  return stretches
}
