import type { Grain, TimeWindow } from '../layer/grain.ts'
import { windowText } from '../layer/grain.ts'

const RESERVED = new Set(
  `all and any array as asc case cast check collate column constraint create default desc distinct do else end except
  false fetch for foreign from grant group having in initially intersect into lateral leading limit not null offset on
  only or order placing primary references returning select some symmetric table then to trailing true union unique
  user using variadic when where window with`.split(/\s+/),
)

/** A name as SQL reads it; quoted only where it must be. */
export const nameSql = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`

export const dayLiteral = (day: string): string => `cast('${day}' as date)`

/** The first day of the period that a day lies in. */
export const periodSql = (day: string, grain: Grain): string =>
  grain === 'day' ? day : `cast(date_trunc('${grain}', ${day}) as date)`

export const intervalSql = (window: TimeWindow): string =>
  window.grain === 'quarter' ? `interval '${window.count * 3} months'` : `interval '${windowText(window)}'`

export const indented = (text: string, spaces = 4): string =>
  text
    .split('\n')
    .map((line) => (line === '' ? line : `${' '.repeat(spaces)}${line}`))
    .join('\n')

export const listed = (columns: readonly string[]): string => indented(columns.join(',\n'))

/** A select statement from its clauses; empty ones are left out. */
export function selectSql(
  columns: readonly string[],
  from: string,
  clauses: { readonly where?: readonly string[]; readonly groups?: number } = {},
): string {
  const where = clauses.where ?? []
  const groups = clauses.groups ?? 0
  return [
    'select',
    listed(columns),
    from,
    ...(where.length === 0 ? [] : [`where ${where.join('\n    and ')}`]),
    ...(groups === 0 ? [] : [`group by ${numbersTo(groups)}`]),
  ].join('\n')
}

const numbersTo = (count: number): string => Array.from({ length: count }, (_, index) => index + 1).join(', ')
