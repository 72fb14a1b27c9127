import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { IdentityError } from '../error.ts'

export interface RecordKey {
  readonly sourceSystem: string
  readonly sourceId: string
}

/** Somebody's word that two records are one company, or are not. */
export interface Override {
  readonly number: number
  readonly kind: 'force_match' | 'force_split'
  readonly one: RecordKey
  readonly other: RecordKey
  readonly author: string
  readonly reason: string
  readonly at: string
  /** A system states it of its own records; nobody decided. */
  readonly byRule?: boolean
  /** Who took it back, and when; an override taken back is kept, but has no effect. */
  readonly undone: { readonly author: string; readonly reason: string; readonly at: string } | null
}

const overridesFile = (dir: string): string => join(dir, 'overrides.json')

export function readOverrides(dir: string): readonly Override[] {
  const file = overridesFile(dir)
  if (!existsSync(file)) return []
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as readonly Override[]
  } catch (cause) {
    throw new IdentityError({
      code: 'unreadable-overrides',
      message: `${file} is not JSON.`,
      hint: 'Restore it from a copy; it holds what people decided about records.',
      file,
      cause,
    })
  }
}

/** Written beside and renamed: a reader never sees half of it. */
export function writeOverrides(dir: string, overrides: readonly Override[]): void {
  const file = overridesFile(dir)
  writeFileSync(`${file}.partial`, `${JSON.stringify(overrides, null, 2)}\n`)
  renameSync(`${file}.partial`, file)
}

/** `salesforce:0015` as the key of a record. */
export function recordKeyOf(text: string): RecordKey {
  const colon = text.indexOf(':')
  if (colon > 0 && colon < text.length - 1) {
    return { sourceSystem: text.slice(0, colon), sourceId: text.slice(colon + 1) }
  }
  throw new IdentityError({
    code: 'invalid-record',
    message: `'${text}' does not name a record.`,
    hint: 'Write source_system:source_id, for example salesforce:0015e00000A1.',
  })
}

export const keyText = ({ sourceSystem, sourceId }: RecordKey): string => `${sourceSystem}:${sourceId}`
