import type { ContextName } from '../environment.ts'
import { api } from './api.ts'
import { AdapterObject, type SeedFile } from './adapter-object.ts'
import type { DatabaseSession } from './session.ts'
import type { StatementResults } from './statement-results.ts'

/** The names of the template context that need a database, for one node. */
export function databaseNames(
  session: DatabaseSession,
  results: StatementResults,
  seed: SeedFile | null = null,
): ReadonlyMap<string, ContextName> {
  return new Map<string, ContextName>([
    ['adapter', (_, context) => new AdapterObject({ session, context, results, seed })],
    ['api', api],
    ['store_result', () => results.storeResult],
    ['store_raw_result', () => results.storeRawResult],
    ['load_result', () => results.loadResult],
  ])
}
