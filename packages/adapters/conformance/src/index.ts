import { describe } from 'vitest'
import { describeCatalog } from './catalog.ts'
import { describeErrors } from './errors.ts'
import { describeExporting } from './exporting.ts'
import { describeQuoting } from './quoting.ts'
import { describeRelationChanges } from './relation-changes.ts'
import { describeRunning } from './running.ts'
import { describeSeeds } from './seeds.ts'
import type { OpenAdapter } from './session.ts'
import { describeStreaming } from './streaming.ts'
import { describeTemporaryTables } from './temporary.ts'
import { describeTransactions } from './transactions.ts'
import { describeValues } from './values.ts'

export type { OpenAdapter } from './session.ts'

/** What one database says in another way than the others. */
export interface Words {
  readonly instantType?: string
  readonly refusedTables?: readonly string[]
  readonly unrenamed?: Readonly<Record<string, string>>
}

/** What every adapter promises; what one declares not to have is skipped with the reason. */
export function describeAdapter(name: string, open: OpenAdapter, words: Words = {}): void {
  describe(name, () => {
    describe('quoting', () => describeQuoting(open, words.refusedTables ?? []))
    describe('values', () => describeValues(open, words.instantType ?? 'timestamp with time zone'))
    describe('transactions', () => describeTransactions(open))
    describe('temporary tables', () => describeTemporaryTables(open))
    describe('catalog', () => describeCatalog(open))
    describe('changes of relations', () => describeRelationChanges(open, words.unrenamed ?? {}))
    describe('seeds', () => describeSeeds(open))
    describe('running', () => describeRunning(open))
    describe('streaming', () => describeStreaming(open))
    describe('exporting', () => describeExporting(open))
    describe('errors', () => describeErrors(open))
  })
}
