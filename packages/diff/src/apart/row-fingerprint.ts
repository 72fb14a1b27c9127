import { cellText } from '@waypoint/adapter-contract'
import type { NamedType } from '../relation-diff.ts'
import { type Comparison, fromOf, type Side } from '../sides.ts'
import { kindOf, portableDialect } from './portable-text.ts'

/** A relation of one of two databases, with its columns in the order that they have in the other, too. */
export interface FingerprintSide {
  readonly comparison: Comparison
  readonly side: Side
  readonly columns: readonly NamedType[]
}

interface Fingerprint {
  readonly rows: number
  readonly hash: string
}

const TEXTS = /^(varchar|text|character varying|json|uuid)/i

/** Values whose texts two databases write alike. Of others only whether they are null is looked at. */
function isExact({ type }: NamedType): boolean {
  switch (kindOf(type)) {
    case 'boolean':
    case 'number':
    case 'date':
    case 'timestamp':
    case 'instant':
      return true
    case 'text':
      return TEXTS.test(type)
    case 'float':
    case 'bytes':
    case 'list':
      return false
  }
}

/**
 * Whether two relations that no session sees both of have the same rows, whatever their order: one scan of each. Null
 * where they have, otherwise what differs.
 */
export async function differenceOfRows(one: FingerprintSide, other: FingerprintSide): Promise<string | null> {
  const exact = one.columns.map((column, at) => {
    const beside = other.columns[at]
    if (beside === undefined || !isExact(column) || !isExact(beside)) return false
    return kindOf(column.type) === kindOf(beside.type)
  })
  const [left, right] = await Promise.all([fingerprintOf(one, exact), fingerprintOf(other, exact)])
  if (left.rows !== right.rows) return `${left.rows} rows and ${right.rows}`
  return left.hash === right.hash ? null : 'other values'
}

const NOTHING = 'chr(30)'

async function fingerprintOf(
  { comparison, side, columns }: FingerprintSide,
  exact: readonly boolean[],
): Promise<Fingerprint> {
  const { adapter, connection, signal } = comparison
  const dialect = portableDialect(adapter.type)
  const texts = columns.map(({ name, type }, at) => {
    const column = adapter.quote(name)
    const text =
      exact[at] === true ? dialect.text(column, type) : `case when ${column} is not null then '1' end`
    return `coalesce(${text}, ${NOTHING})`
  })
  const hash = dialect.number(texts.join(' || chr(31) || '))
  const { rows } = await connection.query(
    `select count(*), coalesce(cast(sum(cast(${hash} as decimal(38, 0))) as varchar), '') from ${fromOf(comparison, side)} as side`,
    signal === undefined ? {} : { signal },
  )
  const [count = 0, sum = ''] = rows[0] ?? []
  return { rows: Number(count), hash: cellText(sum) }
}
