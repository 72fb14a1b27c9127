/** One ephemeral model as a common table expression. */
export interface Cte {
  readonly uniqueId: string
  /** `__dbt__cte__orders as (…)` */
  readonly sql: string
}

/**
 * Puts CTEs before a query; where it already begins with `with` (or `with recursive`), in front of the
 * expressions it has.
 */
export function injectCtes(sql: string, ctes: readonly Cte[]): string {
  if (ctes.length === 0) return sql
  const list = ctes.map((cte) => cte.sql).join(', ')
  const start = skipBlank(sql, 0)
  const head = /^with\b(?:(?:\s|--[^\n]*\n|\/\*[\s\S]*?\*\/)+recursive\b)?/i.exec(sql.slice(start))?.[0]
  if (head === undefined) return `with ${list} ${sql}`
  const end = start + head.length
  return `${sql.slice(0, end)} ${list},${sql.slice(end)}`
}

/** The first position that is neither white space nor comment. */
function skipBlank(sql: string, from: number): number {
  const blank = /(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/y
  blank.lastIndex = from
  blank.exec(sql)
  return blank.lastIndex
}
