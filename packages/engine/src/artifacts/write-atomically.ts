import { randomUUID } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeError } from './write-error.ts'

/** Readers see the old file or the new one, never a part. */
export function writeAtomically(file: string, text: string): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(temporary, text)
    renameSync(temporary, file)
  } catch (cause) {
    rmSync(temporary, { force: true })
    throw writeError(file, cause)
  }
}
