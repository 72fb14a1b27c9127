import { WaypointError } from '@waypoint/contracts'
import type { SeedLoad } from './adapter.ts'

/** A column of a CSV file; `declaredType` is that of `column_types`, undefined where the type is inferred. */
export interface SeedColumn {
  readonly name: string
  readonly declaredType: string | undefined
}

/**
 * The columns of a seed by its header's fields, named as dbt (agate) names them: an unnamed column gets a
 * letter, a repeated name a number (`a`, `a_2`).
 */
export function seedColumns(header: readonly string[], load: SeedLoad): readonly SeedColumn[] {
  if (header.every((field) => field === '')) {
    throw new WaypointError({
      code: 'invalid-csv',
      message: 'The CSV file has no header line.',
      location: { file: load.file, line: 1, column: 1 },
      hint: 'Put the column names into the first line.',
    })
  }
  return declareTypes(
    load,
    distinct(header.map((field, index) => (field.trim() === '' ? letterName(index) : field))),
  )
}

/** Types for columns that are not there say nothing: dbt_project.yml often declares those of many seeds at once. */
function declareTypes(load: SeedLoad, names: readonly string[]): readonly SeedColumn[] {
  const declared = new Map(Object.entries(load.columnTypes).map(([name, type]) => [name.toLowerCase(), type]))
  return names.map((name) => ({ name, declaredType: declared.get(name.toLowerCase()) }))
}

function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map((name) => {
    let candidate = name
    for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${name}_${count}`
    taken.add(candidate.toLowerCase())
    return candidate
  })
}

/** a … z, aa, bb, … as agate names them. */
function letterName(index: number): string {
  return String.fromCharCode(97 + (index % 26)).repeat(Math.floor(index / 26) + 1)
}
