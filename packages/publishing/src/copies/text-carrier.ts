import { type Cell, cellText } from '@waypoint/adapter-contract'
import { quote } from '../relation-sql.ts'
import type { CarriedRelation } from './carrier.ts'
import { copiedType } from './copied-type.ts'

interface TextColumn {
  readonly name: string
  readonly type: string
  /** What Trino sends. */
  readonly text: string
  /** What DuckDB makes of the text. */
  readonly value: (text: string) => string
}

/** Rows over the protocol of Trino, as texts that leave no digit out. */
export async function carryTexts({
  relation,
  from,
  source,
  copy,
  into,
  signal,
}: CarriedRelation): Promise<void> {
  const asked = signal === undefined ? {} : { signal }
  const columns = relation.columns.map(({ name, type }) => textColumn(name, type))
  const definitions = columns.map(({ name, type }) => `${quote(name)} ${type}`)
  await copy.query(`create table ${into} (${definitions.join(', ')})`, asked)
  const texts = columns.map(({ text }) => text)
  const values = columns.map(({ value }, at) => value(`line[${at + 1}]`))
  const insert = `insert into ${into} select ${values.join(', ')} from (select unnest(from_json($1, '[["VARCHAR"]]')) as line)`
  for await (const { rows } of source.stream?.(`select ${texts.join(', ')} from ${from}`, asked) ?? []) {
    await copy.query(insert, { ...asked, parameters: [JSON.stringify(rows.map(textsOf))] })
  }
}

const textsOf = (row: readonly Cell[]): readonly (string | null)[] =>
  row.map((cell) => (cell === null ? null : cellText(cell)))

function textColumn(name: string, dataType: string): TextColumn {
  const type = copiedType(dataType) ?? 'DOUBLE'
  const column = quote(name)
  const cast = (text: string): string => `cast(${text} as ${type})`
  if (type.endsWith('[]')) {
    const value = (text: string): string => `cast(cast(${text} as json) as ${type})`
    return { name, type, text: `json_format(cast(${column} as json))`, value }
  }
  switch (type) {
    case 'BLOB':
      return { name, type, text: `to_hex(${column})`, value: (text) => `unhex(${text})` }
    case 'TIMESTAMP WITH TIME ZONE':
      return {
        name,
        type,
        text: `cast(cast(${column} at time zone 'UTC' as timestamp(6)) as varchar)`,
        value: (text) => `cast(${text} as timestamp) at time zone 'UTC'`,
      }
    case 'VARCHAR':
      return { name, type, text: asText(column, dataType), value: (text) => text }
    default:
      return { name, type, text: `cast(${column} as varchar)`, value: cast }
  }
}

/** Rows and maps have no text of their own. */
function asText(column: string, dataType: string): string {
  if (/^json/i.test(dataType)) return `json_format(${column})`
  if (/^(row|map)\b/i.test(dataType)) return `json_format(cast(${column} as json))`
  return `cast(${column} as varchar)`
}
