export type Row = Readonly<Record<string, unknown>>

/** The lines of a CSV text as mappings, as Python's csv.DictReader reads them; an empty field is null. */
export function csvRows(text: string): readonly Row[] {
  const [header = [], ...lines] = records(text).filter((record) => record.length > 1 || record[0] !== '')
  return lines.map((record) =>
    Object.fromEntries(header.map((name, index) => [name, (record[index] ?? '') || null])),
  )
}

/** Databases that take a column's type from its first value need one row without nulls in front. */
export function fullRowFirst(rows: readonly Row[]): readonly Row[] {
  const full = rows.findIndex((row) => Object.values(row).every((value) => value !== null))
  const [first, found] = [rows[0], rows[full]]
  if (full <= 0 || first === undefined || found === undefined) return rows
  return rows.map((row, index) => (index === 0 ? found : index === full ? first : row))
}

const FIELD = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/gy

function records(text: string): readonly (readonly string[])[] {
  const all: string[][] = []
  let record: string[] = []
  for (const [, field = '', end] of text.matchAll(FIELD)) {
    record.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field)
    if (end === ',') continue
    all.push(record)
    record = []
    if (end === '') break
  }
  return all
}
