import { createHash } from 'node:crypto'
import { statSync } from 'node:fs'
import type { FileHash } from '@waypoint/contracts'
import type { Problems } from '../problems/problems.ts'
import type { FoundFile, SourceFile } from './source-file.ts'
import { readExactText, withUnixLines } from './text-file.ts'

/**
 * Reads the found files; one that cannot be read is reported and left out. Synchronously: for thousands of
 * small files the way through the thread pool costs several times what reading them does.
 */
export function readFiles(found: readonly FoundFile[], problems: Problems): readonly SourceFile[] {
  return found.flatMap((file) => problems.attempt(() => readFile(file)) ?? [])
}

/** A seed larger than this is identified by its path instead of its content, as in dbt. */
const LARGE_SEED_BYTES = 1024 * 1024

export function readFile(file: FoundFile): SourceFile {
  if (file.kind === 'seed') {
    const bytes = statSync(file.absolutePath, { throwIfNoEntry: false })?.size ?? 0
    if (bytes > LARGE_SEED_BYTES)
      return { ...file, text: '', checksum: { name: 'path', checksum: file.file } }
    return { ...file, text: '', checksum: sha256(withUnixLines(readExactText(file.absolutePath, file.file))) }
  }
  const text = readExactText(file.absolutePath, file.file)
  return { ...file, text: withUnixLines(text), checksum: sha256(text.replaceAll(WHITE_SPACE, ' ')) }
}

/** What Python's split() splits at. */
const WHITE_SPACE = /[\s\u0085]+/g

export function sha256(content: string): FileHash {
  return { name: 'sha256', checksum: createHash('sha256').update(content.trim()).digest('hex') }
}
