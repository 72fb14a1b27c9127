import { open, stat, type FileHandle } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import type { StoredBlocks } from './stored-blocks.ts'

interface Files {
  readonly source: FileHandle
  readonly target: FileHandle
}

/** What each block that was copied holds, in a number: others have others. */
export type BlockSums = ReadonlyMap<number, number>

/** Three headers of a page each stand before the first block of a DuckDB file. */
const HEADER_BYTES = 3 * 4096

/** Null, and no file, where this is not the database's file, or laid out otherwise than one is known to be. */
export async function copyBlocks(
  { path, blockSize, blocks }: StoredBlocks,
  { source, file }: { readonly source: FileHandle; readonly file: string },
): Promise<BlockSums | null> {
  const { size, ino } = await source.stat()
  const held = (size - HEADER_BYTES) / blockSize
  const isKnown = Number.isInteger(held) && [...blocks].every((block) => block < held)
  if (!isKnown || ino !== (await stat(path)).ino) return null
  const target = await open(file, 'wx')
  const sums = new Map<number, number>()
  try {
    const blocksAtOnce = Math.max(1, Math.floor(PIECE_BYTES / blockSize))
    const waiting = stretchesOf(blocks, blocksAtOnce)
    const copyNext = async (): Promise<void> => {
      const buffer = Buffer.allocUnsafe(blocksAtOnce * blockSize)
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const copied = buffer.subarray(0, next.count * blockSize)
        await copyRange({ source, target }, HEADER_BYTES + next.first * blockSize, copied)
        for (let at = 0; at < next.count; at += 1) {
          sums.set(next.first + at, crc32(copied.subarray(at * blockSize, (at + 1) * blockSize)))
        }
      }
    }
    await copyRange({ source, target }, 0, Buffer.allocUnsafe(HEADER_BYTES))
    await Promise.all(Array.from({ length: COPIED_AT_ONCE }, copyNext))
    // Whatever was not written is a hole that takes no space.
    await target.truncate(size)
  } finally {
    await target.close()
  }
  return sums
}

const PIECE_BYTES = 4 * 1024 * 1024
const COPIED_AT_ONCE = 3

interface Stretch {
  readonly first: number
  readonly count: number
}

/** Neighbouring blocks together, last ones first. */
function stretchesOf(blocks: ReadonlySet<number>, atMost: number): Stretch[] {
  const stretches: { first: number; count: number }[] = []
  for (const block of [...blocks].toSorted((one, other) => one - other)) {
    const last = stretches.at(-1)
    if (last !== undefined && last.first + last.count === block && last.count < atMost) last.count += 1
    else stretches.push({ first: block, count: 1 })
  }
  return stretches.toReversed()
}

/** Copies as much as the buffer holds, and leaves it there. */
async function copyRange({ source, target }: Files, from: number, buffer: Buffer): Promise<void> {
  for (let read = 0; read < buffer.length; ) {
    const { bytesRead } = await source.read(buffer, read, buffer.length - read, from + read)
    if (bytesRead === 0) throw new Error(`the warehouse ends at byte ${from + read}, within a block`)
    read += bytesRead
  }
  for (let written = 0; written < buffer.length; ) {
    written += (await target.write(buffer, written, buffer.length - written, from + written)).bytesWritten
  }
}
