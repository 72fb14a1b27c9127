import type { Column } from './column.ts'

const TEXT_TYPES: ReadonlySet<string> = new Set(['text', 'varchar', 'character varying', 'string', 'bpchar'])

interface Difference {
  readonly name: string
  readonly declared: string
  readonly actual: string
  readonly reason: string
}

/** How the columns of a query differ from those of a contract, as a table for people; empty where they agree. */
export function contractDifference(declared: readonly Column[], actual: readonly Column[]): string {
  const given = new Map(actual.map((column) => [column.name.toLowerCase(), column]))
  const wanted = new Set(declared.map((column) => column.name.toLowerCase()))
  const differences: Difference[] = []
  for (const column of declared) {
    const found = given.get(column.name.toLowerCase())
    const declaredType = typeText(column)
    if (found === undefined) {
      differences.push({
        name: column.name,
        declared: declaredType,
        actual: '',
        reason: 'missing in the query',
      })
    } else if (!isSameType(column, found)) {
      const reason = 'another type'
      differences.push({ name: column.name, declared: declaredType, actual: typeText(found), reason })
    }
  }
  for (const column of actual) {
    if (wanted.has(column.name.toLowerCase())) continue
    const reason = 'missing in the contract'
    differences.push({ name: column.name, declared: '', actual: typeText(column), reason })
  }
  return differences.length === 0 ? '' : tableOf(differences)
}

/** Sizes of texts do not matter; those of numbers do, where both have one. */
function isSameType(declared: Column, actual: Column): boolean {
  const [one, other] = [declared.dtype.toLowerCase(), actual.dtype.toLowerCase()]
  if (TEXT_TYPES.has(one) && TEXT_TYPES.has(other)) return true
  if (one !== other) return false
  if (declared.size.precision === null || actual.size.precision === null) return true
  return declared.size.precision === actual.size.precision && declared.size.scale === actual.size.scale
}

function typeText({ dtype, size }: Column): string {
  if (size.charSize !== null) return `${dtype}(${size.charSize})`
  return size.precision === null ? dtype : `${dtype}(${size.precision},${size.scale ?? 0})`
}

function tableOf(differences: readonly Difference[]): string {
  const rows = [
    ['column', 'contract', 'query', ''],
    ...differences.map(({ name, declared, actual, reason }) => [name, declared, actual, reason]),
  ]
  const widths = [0, 1, 2].map((index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  return rows
    .map((row) => `  ${row.map((text, index) => text.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd())
    .join('\n')
}
