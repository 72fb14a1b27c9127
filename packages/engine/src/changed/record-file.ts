import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { writeAtomically } from '../artifacts/write-atomically.ts'
import { writeError } from '../artifacts/write-error.ts'
import type { BuildRecord } from './build-record.ts'

/** Differs when records of another version of the engine cannot be compared with those of this one. */
const FORMAT = 1

interface Line {
  readonly format: number
  readonly uniqueId: string
  /** Null: nothing is known of the node any more. */
  readonly record: BuildRecord | null
}

/**
 * The records of one target, a line each, the last one of a node counts. A line is added when its node is
 * done, so that a run that is killed keeps what it finished; a torn line is none.
 */
export class RecordFile {
  readonly #file: string
  readonly #records: Map<string, BuildRecord>

  constructor(targetPath: string, target: { readonly profileName: string; readonly targetName: string }) {
    const name = `${target.profileName}.${target.targetName}`.replaceAll(/[^\w.-]/g, '_')
    this.#file = join(targetPath, 'changed', `${name}.jsonl`)
    this.#records = readRecords(this.#file)
  }

  get(uniqueId: string): BuildRecord | undefined {
    return this.#records.get(uniqueId)
  }

  set(record: BuildRecord): void {
    this.#records.set(record.uniqueId, record)
    this.#append({ format: FORMAT, uniqueId: record.uniqueId, record })
  }

  remove(uniqueId: string): void {
    if (!this.#records.delete(uniqueId)) return
    this.#append({ format: FORMAT, uniqueId, record: null })
  }

  /** Writes one line for each node, without those of nodes that are no more. */
  compact(exists: (uniqueId: string) => boolean): void {
    const lines = [...this.#records.values()]
      .filter(({ uniqueId }) => exists(uniqueId))
      .map((record) => textOf({ format: FORMAT, uniqueId: record.uniqueId, record }))
    writeAtomically(this.#file, lines.join(''))
  }

  #append(line: Line): void {
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      appendFileSync(this.#file, textOf(line))
    } catch (cause) {
      throw writeError(this.#file, cause)
    }
  }
}

const textOf = (line: Line): string => `${JSON.stringify(line)}\n`

function readRecords(file: string): Map<string, BuildRecord> {
  const records = new Map<string, BuildRecord>()
  for (const text of linesOf(file)) {
    const line = parsed(text)
    if (line?.format !== FORMAT) continue
    if (line.record === null) records.delete(line.uniqueId)
    else records.set(line.uniqueId, line.record)
  }
  return records
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}

function parsed(text: string): Line | undefined {
  try {
    return JSON.parse(text) as Line
  } catch {
    return undefined
  }
}
