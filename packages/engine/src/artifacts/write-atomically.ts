import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { TextWriter } from '@waypoint/project'
import { writeError } from './write-error.ts'

/** Readers see the old file or the new one, never a part. */
export function writeAtomically(file: string, content: string): void {
  const temporary = temporaryBeside(file)
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(temporary, content)
    renameSync(temporary, file)
  } catch (cause) {
    throw notWritten(file, temporary, cause)
  }
}

export interface LongFile {
  readonly write: (writer: TextWriter) => void
  /** Called when all is written and the file is about to take its place. */
  readonly written: (stats: { readonly size: number; readonly mtimeMs: number }) => void
}

/** The same for a text that would be large in memory. Its place is taken while `written` works. */
export async function writeLongAtomically(file: string, { write, written }: LongFile): Promise<void> {
  const temporary = temporaryBeside(file)
  let renaming: Promise<void> | undefined
  try {
    mkdirSync(dirname(file), { recursive: true })
    TextWriter.fill(temporary, write)
    const { size, mtimeMs } = statSync(temporary)
    renaming = rename(temporary, file)
    written({ size, mtimeMs })
    await renaming
  } catch (cause) {
    await renaming?.catch(() => undefined)
    throw notWritten(file, temporary, cause)
  }
}

function temporaryBeside(file: string): string {
  return `${file}.${randomUUID()}.tmp`
}

function notWritten(file: string, temporary: string, cause: unknown): Error {
  if (existsSync(temporary)) rmSync(temporary, { force: true })
  return writeError(file, cause)
}
