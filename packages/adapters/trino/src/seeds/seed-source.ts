import {
  csvRecords,
  seedField,
  type SeedLoad,
  type TypedSeedColumn,
  typedSeedColumns,
} from '@waypoint/adapter-contract'

/** Type that a seed's column is seen to be of → the one that Iceberg has. */
const types: Readonly<Record<string, string>> = {
  text: 'varchar',
  numeric: 'decimal(38, 0)',
  'double precision': 'double',
  'timestamp without time zone': 'timestamp(6)',
}

/** The first pass. */
export async function readColumns(load: SeedLoad): Promise<readonly TypedSeedColumn[]> {
  const columns = await typedSeedColumns(load)
  return columns.map(({ name, type }) => ({ name, type: types[type.toLowerCase()] ?? type }))
}

/** Some rows of the file as one JSON text, and the lines they begin on. */
export interface SeedBatch {
  readonly json: string
  readonly lines: readonly number[]
}

/** A statement holds a million characters, and each may be two once it is quoted. */
const batchCharacters = 400_000

/** The second pass: every row as a list of texts. */
export async function* seedBatches(
  load: SeedLoad,
  columns: readonly TypedSeedColumn[],
): AsyncGenerator<SeedBatch> {
  let rows: string[] = []
  let lines: number[] = []
  let length = 0
  let isHeader = true
  for await (const { line, fields } of csvRecords(load.file, load.delimiter)) {
    if (!isHeader) {
      const row = JSON.stringify(columns.map(({ type }, index) => fieldText(fields[index] ?? '', type)))
      rows.push(row)
      lines.push(line)
      length += row.length
    }
    isHeader = false
    if (length < batchCharacters) continue
    yield { json: `[${rows.join(',')}]`, lines }
    rows = []
    lines = []
    length = 0
  }
  if (rows.length > 0) yield { json: `[${rows.join(',')}]`, lines }
}

/** Trino reads a blank between date and time, and no `T`. */
function fieldText(field: string, type: string): string | null {
  const text = seedField(field, type)
  return text !== null && /^timestamp/i.test(type) ? text.replace(/^(\d{4}-\d\d-\d\d)T/, '$1 ') : text
}
