import type { Cell } from '@waypoint/adapter-contract'
import type { TypeArgument, TypeSignature } from '../client/page.ts'
import { instant } from './instants.ts'

/** Reads a value of one column, as JSON has brought it. */
export type ReadCell = (value: unknown) => Cell

const asIs: ReadCell = (value) => value as Cell

/** The reader of a type's values; JSON, intervals, times, UUIDs and what else there is come as text. */
export function cellReader(signature: TypeSignature): ReadCell {
  const read = readerOf(signature)
  return (value) => (value === null || value === undefined ? null : read(value))
}

function readerOf({ rawType, arguments: args }: TypeSignature): ReadCell {
  switch (rawType) {
    case 'tinyint':
    case 'smallint':
    case 'integer':
    case 'bigint':
      return whole
    case 'real':
    case 'double':
      return Number
    case 'decimal':
      return (value) => ({ decimal: String(value) })
    case 'date':
    case 'timestamp':
    case 'timestamp with time zone':
      return (value) => instant(String(value))
    case 'time':
      return (value) => String(value).replace(/\.0+$|(\.\d*?[1-9])0+$/, '$1')
    case 'varbinary':
      return (value) => Buffer.from(String(value), 'base64')
    case 'array':
      return listReader(args)
    case 'map':
      return mapReader(args)
    case 'row':
      return rowReader(args)
    default:
      return asIs
  }
}

function whole(value: unknown): number | bigint {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : BigInt(String(value))
}

function signatureOf(argument: TypeArgument | undefined): TypeSignature {
  if (argument?.kind === 'TYPE') return argument.value
  if (argument?.kind === 'NAMED_TYPE') return argument.value.typeSignature
  return { rawType: 'unknown', arguments: [] }
}

function listReader([element]: readonly TypeArgument[]): ReadCell {
  const read = cellReader(signatureOf(element))
  return (value) => (Array.isArray(value) ? value.map(read) : asIs(value))
}

function mapReader([, value]: readonly TypeArgument[]): ReadCell {
  const read = cellReader(signatureOf(value))
  return (map) => Object.fromEntries(Object.entries(map as object).map(([key, each]) => [key, read(each)]))
}

/** Fields without a name are numbered. */
function rowReader(fields: readonly TypeArgument[]): ReadCell {
  const readers = fields.map((field, index) => ({
    name: (field.kind === 'NAMED_TYPE' ? field.value.fieldName?.name : undefined) ?? `field${index}`,
    read: cellReader(signatureOf(field)),
  }))
  return (row) => {
    const values = row as readonly unknown[]
    return Object.fromEntries(readers.map(({ name, read }, index) => [name, read(values[index])]))
  }
}
