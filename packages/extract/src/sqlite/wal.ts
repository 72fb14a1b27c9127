/** The write-ahead log beside a SQLite file, as https://sqlite.org/fileformat2.html describes it. */
const headerBytes = 32
const frameHeaderBytes = 24
const magicLittleEndian = 0x377f0682
const magicBigEndian = 0x377f0683

export interface MergedImage {
  readonly image: Buffer
  /** Frames that belong to committed transactions. */
  readonly frames: number
}

/**
 * The database with all pages of committed transactions in place. Frames count up to the first whose salt or
 * checksum is wrong, and of these only the ones up to the last that ends a transaction.
 */
export function mergeWal(database: Buffer, wal: Buffer): MergedImage {
  const pages = committedPages(wal)
  if (pages === null) return { image: database, frames: 0 }
  const { pageSize, pageCount, offsets, frames } = pages
  const image = Buffer.alloc(pageCount * pageSize)
  database.copy(image, 0, 0, Math.min(database.length, image.length))
  for (const [page, offset] of offsets) {
    if (page <= pageCount) wal.copy(image, (page - 1) * pageSize, offset, offset + pageSize)
  }
  return { image, frames }
}

interface CommittedPages {
  readonly pageSize: number
  /** Pages of the database after the last commit. */
  readonly pageCount: number
  /** Page → where its newest version begins in the log. */
  readonly offsets: ReadonlyMap<number, number>
  readonly frames: number
}

function committedPages(wal: Buffer): CommittedPages | null {
  if (wal.length < headerBytes) return null
  const magic = wal.readUInt32BE(0)
  if (magic !== magicLittleEndian && magic !== magicBigEndian) return null
  const littleEndian = magic === magicLittleEndian
  const pageSize = wal.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null
  let sum = checksum(wal.subarray(0, 24), [0, 0], littleEndian)
  if (!isStoredAt(wal, 24, sum)) return null
  const committed = new Map<number, number>()
  let open = new Map<number, number>()
  let pageCount = 0
  let frames = 0
  let index = 0
  for (let at = headerBytes; at + frameHeaderBytes + pageSize <= wal.length; ) {
    if (wal.compare(wal, 16, 24, at + 8, at + 16) !== 0) break
    sum = checksum(wal.subarray(at, at + 8), sum, littleEndian)
    sum = checksum(wal.subarray(at + frameHeaderBytes, at + frameHeaderBytes + pageSize), sum, littleEndian)
    if (!isStoredAt(wal, at + 16, sum)) break
    index += 1
    open.set(wal.readUInt32BE(at), at + frameHeaderBytes)
    const sizeAfterCommit = wal.readUInt32BE(at + 4)
    if (sizeAfterCommit > 0) {
      for (const [page, offset] of open) committed.set(page, offset)
      open = new Map()
      pageCount = sizeAfterCommit
      frames = index
    }
    at += frameHeaderBytes + pageSize
  }
  return frames === 0 ? null : { pageSize, pageCount, offsets: committed, frames }
}

type Sums = readonly [number, number]

/** Two running sums over pairs of 32-bit words, in the byte order that the log's first word names. */
export function checksum(bytes: Buffer, [first, second]: Sums, littleEndian: boolean): Sums {
  let [a, b] = [first, second]
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    const x = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at)
    const y = littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4)
    a = (a + x + b) >>> 0
    b = (b + y + a) >>> 0
  }
  return [a, b]
}

function isStoredAt(wal: Buffer, at: number, [first, second]: Sums): boolean {
  return wal.readUInt32BE(at) === first && wal.readUInt32BE(at + 4) === second
}
