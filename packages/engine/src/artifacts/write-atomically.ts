import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeError } from './write-error.ts'

/** Readers see the old file or the new one, never a part. */
export function writeAtomically(file: string, content: string | readonly Uint8Array[]): void {
  const temporary = `${file}.${randomUUID()}.tmp`
  try {
    mkdirSync(dirname(file), { recursive: true })
    if (typeof content === 'string') writeFileSync(temporary, content)
    else writeParts(temporary, content)
    renameSync(temporary, file)
  } catch (cause) {
    if (existsSync(temporary)) rmSync(temporary, { force: true })
    throw writeError(file, cause)
  }
}

function writeParts(file: string, parts: readonly Uint8Array[]): void {
  const handle = openSync(file, 'wx')
  try {
    for (const part of parts) writeFileSync(handle, part)
  } finally {
    closeSync(handle)
  }
}
