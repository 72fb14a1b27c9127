import type { Cell } from '@waypoint/adapter-contract'

/** Values of a statement: `put` gives the placeholder, so that no value ever becomes part of the text. */
export interface Bindings {
  readonly values: readonly Cell[]
  put(value: Cell): string
  day(value: string): string
  /** `column in ($1, $2)`; nothing asked for leaves every row. */
  among(column: string, values: readonly string[]): string | null
}

export function createBindings(): Bindings {
  const values: Cell[] = []
  const put = (value: Cell): string => {
    values.push(value)
    return `$${values.length}`
  }
  return {
    values,
    put,
    day: (value) => `cast(${put(value)} as date)`,
    among: (column, wanted) =>
      wanted.length === 0 ? null : `${column} in (${wanted.map((value) => put(value)).join(', ')})`,
  }
}

/** `where …` of the conditions that there are. */
export function whereOf(conditions: readonly (string | null | undefined)[]): string {
  const present = conditions.filter((condition) => condition !== null && condition !== undefined)
  return present.length === 0 ? '' : `where ${present.join(' and ')}`
}

/** A text that is part of a name, whatever characters it has. */
export function containing(bindings: Bindings, columns: readonly string[], text: string): string {
  const pattern = bindings.put(`%${text.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
  return `(${columns.map((column) => `lower(${column}) like ${pattern} escape '\\'`).join(' or ')})`
}
