import { open, stat, type FileHandle } from 'node:fs/promises'
import type { StoredBlocks } from './stored-blocks.ts'

interface Files {
  readonly source: FileHandle
  readonly target: FileHandle
}

/** Three headers of a page each stand before the first block of a DuckDB file. */
const HEADER_BYTES = 3 * 4096

/** False, and no file, where this is not the database's file, or laid out otherwise than one is known to be. */
export async function copyBlocks(
  { path, blockSize, blocks }: StoredBlocks,
  { source, file }: { readonly source: FileHandle; readonly file: string },
): Promise<boolean> {
  const { size, ino } = await source.stat()
  const held = (size - HEADER_BYTES) / blockSize
  const isKnown = Number.isInteger(held) && [...blocks].every((block) => block < held)
  if (!isKnown || ino !== (await stat(path)).ino) return false
  const target = await open(file, 'wx')
  try {
    await copyRange({ source, target }, 0, HEADER_BYTES)
    for (const [first, count] of stretchesOf(blocks)) {
      await copyRange({ source, target }, HEADER_BYTES + first * blockSize, count * blockSize)
    }
    // Whatever was not written is a hole that takes no space.
    await target.truncate(size)
  } finally {
    await target.close()
  }
  return true
}

/** Neighbouring blocks as one, `[first, count]`. */
function stretchesOf(blocks: ReadonlySet<number>): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = []
  for (const block of [...blocks].toSorted((one, other) => one - other)) {
    const last = stretches.at(-1)
    if (last !== undefined && last[0] + last[1] === block) last[1] += 1
    else stretches.push([block, 1])
  }
  return stretches
}

const PIECE_BYTES = 8 * 1024 * 1024

async function copyRange({ source, target }: Files, from: number, length: number): Promise<void> {
  const buffer = Buffer.allocUnsafe(Math.min(length, PIECE_BYTES))
  for (let done = 0; done < length; ) {
    const { bytesRead } = await source.read(buffer, 0, Math.min(length - done, buffer.length), from + done)
    if (bytesRead === 0) throw new Error(`the warehouse ends at byte ${from + done}, within a block`)
    for (let written = 0; written < bytesRead; ) {
      const at = from + done + written
      written += (await target.write(buffer, written, bytesRead - written, at)).bytesWritten
    }
    done += bytesRead
  }
}
