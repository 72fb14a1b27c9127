import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { FileHash } from '@waypoint/contracts'
import type { Problems } from '../problems/problems.ts'
import type { FoundFile, SourceFile } from './source-file.ts'
import { readExactText, withUnixLines } from './text-file.ts'

/** Files read at once: enough to keep the disk busy, few enough not to run out of file handles. */
const PARALLEL = 32

/** Reads the found files; one that cannot be read is reported and left out. */
export async function readFiles(
  found: readonly FoundFile[],
  problems: Problems,
): Promise<readonly SourceFile[]> {
  const read: (SourceFile | undefined)[] = []
  for (let start = 0; start < found.length; start += PARALLEL) {
    const batch = found.slice(start, start + PARALLEL)
    read.push(...(await Promise.all(batch.map((file) => problems.attemptAsync(() => readOne(file))))))
  }
  return read.filter((file) => file !== undefined)
}

/** A seed larger than this is identified by its path instead of its content, as in dbt. */
const LARGE_SEED_BYTES = 1024 * 1024

async function readOne(file: FoundFile): Promise<SourceFile> {
  if (file.kind === 'seed') {
    const bytes = await stat(file.absolutePath).then((stats) => stats.size)
    if (bytes > LARGE_SEED_BYTES)
      return { ...file, text: '', checksum: { name: 'path', checksum: file.file } }
    return { ...file, text: '', checksum: sha256(await readExactText(file.absolutePath, file.file)) }
  }
  const text = await readExactText(file.absolutePath, file.file)
  return { ...file, text: withUnixLines(text), checksum: sha256(text) }
}

export function sha256(content: string): FileHash {
  return { name: 'sha256', checksum: createHash('sha256').update(content.trim()).digest('hex') }
}
