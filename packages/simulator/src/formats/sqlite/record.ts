/** How a column is stored; what DuckDB calls by other names is converted before. */
export type SqliteStorage = 'integer' | 'real' | 'text'
export type SqliteValue = null | number | bigint | string

/** Room for the sizes of a row's values and for the row; both grow. */
export interface RecordSpace {
  buffer: Buffer
  types: number[]
}

export const openRecordSpace = (): RecordSpace => ({ buffer: Buffer.allocUnsafe(8192), types: [] })

/** Whole numbers of at most 53 bits; seven bits a byte, the highest first, the top bit of all but the last set. */
export const varintSize = (value: number): number => {
  let size = 1
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) size++
  return size
}

export const writeVarint = (buffer: Buffer, value: number, offset: number): number => {
  const size = varintSize(value)
  let rest = value
  for (let index = size - 1; index >= 0; index--) {
    buffer[offset + index] = (rest % 128) + (index === size - 1 ? 0 : 128)
    rest = Math.floor(rest / 128)
  }
  return offset + size
}

const REAL = 7
const BYTES_OF_TYPE = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0] as const

const integerType = (value: number | bigint): number => {
  if (typeof value === 'bigint' || !Number.isSafeInteger(value)) return 6
  if (value === 0) return 8
  if (value === 1) return 9
  const magnitude = value < 0 ? -value - 1 : value
  if (magnitude < 0x80) return 1
  if (magnitude < 0x8000) return 2
  if (magnitude < 0x800000) return 3
  if (magnitude < 0x80000000) return 4
  return magnitude < 0x800000000000 ? 5 : 6
}

const serialType = (value: SqliteValue, storage: SqliteStorage): number => {
  if (value === null) return 0
  if (typeof value === 'string') return 13 + 2 * Buffer.byteLength(value)
  return storage === 'real' ? REAL : integerType(value)
}

const bytesOf = (type: number): number => BYTES_OF_TYPE[type] ?? Math.floor((type - 12) / 2)

const writeValue = (buffer: Buffer, value: SqliteValue, place: { type: number; offset: number }): void => {
  const { type, offset } = place
  if (typeof value === 'string') buffer.write(value, offset)
  else if (value === null || bytesOf(type) === 0) return
  else if (type === REAL) buffer.writeDoubleBE(Number(value), offset)
  else if (type === 6) buffer.writeBigInt64BE(BigInt(value), offset)
  else buffer.writeIntBE(Number(value), offset, bytesOf(type))
}

/** A row in SQLite's record format; the next one overwrites it. */
export const writeRecord = (
  space: RecordSpace,
  row: readonly SqliteValue[],
  storages: readonly SqliteStorage[],
): Buffer => {
  let typeBytes = 0
  let bodyBytes = 0
  for (const [index, value] of row.entries()) {
    const type = serialType(value, storages[index] ?? 'text')
    space.types[index] = type
    typeBytes += varintSize(type)
    bodyBytes += bytesOf(type)
  }
  // The size of the header counts itself.
  let headerBytes = typeBytes + 1
  if (varintSize(headerBytes) > 1) headerBytes = typeBytes + varintSize(headerBytes + 1)
  const total = headerBytes + bodyBytes
  if (space.buffer.length < total) space.buffer = Buffer.allocUnsafe(total * 2)
  const { buffer, types } = space
  let offset = writeVarint(buffer, headerBytes, 0)
  for (let index = 0; index < row.length; index++) offset = writeVarint(buffer, types[index] ?? 0, offset)
  for (const [index, value] of row.entries()) {
    const type = types[index] ?? 0
    writeValue(buffer, value, { type, offset })
    offset += bytesOf(type)
  }
  return buffer.subarray(0, total)
}
