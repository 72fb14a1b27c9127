import { WaypointError } from '@waypoint/contracts'
import type { SeedLoad } from './adapter.ts'
import { csvRecords } from './csv-records.ts'
import { type SeedColumn, seedColumns } from './seed-columns.ts'
import { TypeInference } from './seed-types.ts'

/** A column of a seed; its type is the declared one or, in PostgreSQL's words, what all its values are. */
export interface TypedSeedColumn {
  readonly name: string
  readonly type: string
}

/** Reads the whole file: names, types, and as many fields in every line as in the header. Keeps no rows in memory. */
export async function typedSeedColumns(load: SeedLoad): Promise<readonly TypedSeedColumn[]> {
  let columns: readonly SeedColumn[] | undefined
  let inferences: readonly TypeInference[] = []
  for await (const { line, fields } of csvRecords(load.file, load.delimiter)) {
    if (columns === undefined) {
      columns = seedColumns(fields, load)
      inferences = columns.map(() => new TypeInference())
      continue
    }
    if (fields.length !== columns.length) throw wrongCount(load, line, [fields.length, columns.length])
    for (const [index, inference] of inferences.entries()) inference.add(fields[index] ?? '')
  }
  columns ??= seedColumns([], load)
  return columns.map(({ name, declaredType }, index) => ({
    name,
    type: declaredType ?? inferences[index]?.type ?? 'text',
  }))
}

function wrongCount(load: SeedLoad, line: number, [found, wanted]: readonly [number, number]): WaypointError {
  return new WaypointError({
    code: 'invalid-csv',
    message: `The line has ${found} fields, the header ${wanted}.`,
    location: { file: load.file, line },
    hint: 'Every line needs as many fields as the header; put quotes around a value that holds the delimiter.',
  })
}
