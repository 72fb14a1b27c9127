import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeError } from './write-error.ts'

/** Readers see the old file or the new one, never a part. */
export function writeAtomically(file: string, content: string | readonly Uint8Array[]): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, typeof content === 'string' ? content : Buffer.concat(content))
    renameSync(temporary, file)
  } catch (cause) {
    if (existsSync(temporary)) rmSync(temporary, { force: true })
    throw writeError(file, cause)
  }
}
