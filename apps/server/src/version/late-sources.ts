import { freshnessTable } from '../queries/freshness.ts'
import type { Call } from '../routing/handler.ts'
import type { Need } from './coverage.ts'
import type { Reader } from './reader.ts'

export interface LateSource {
  readonly source: string
  readonly lastSyncedAt: string
  readonly behindSeconds: number
}

/** Sources that are behind their target, of those that the figures need; none told where none is. */
export async function lateOf(
  { context }: Pick<Call, 'context'>,
  reader: Reader,
  needs: readonly Need[] = [],
): Promise<{ readonly late?: LateSource[] }> {
  const sources = new Set(needs.flat().map(([source]) => source))
  const late = (await lateSources(context, reader)).filter(({ source }) => sources.has(source))
  return late.length === 0 ? {} : { late }
}

/** Worked out once for each version. */
export function lateSources(
  { project }: Pick<Call['context'], 'project'>,
  reader: Reader,
): Promise<readonly LateSource[]> {
  const key = 'late sources'
  const known = reader.memory.get(key) as Promise<readonly LateSource[]> | undefined
  if (known !== undefined) return known
  const late = project.manifest().then((manifest) => {
    const { tables, newestArrival } = freshnessTable(reader.coverage, manifest)
    const behind = new Map<string, string>()
    for (const { source, lastSyncedAt, state, isRead } of tables) {
      if (!isRead || (state !== 'late' && state !== 'failed') || lastSyncedAt === null) continue
      if (lastSyncedAt > (behind.get(source) ?? '')) behind.set(source, lastSyncedAt)
    }
    return [...behind].map(([source, lastSyncedAt]) => ({
      source,
      lastSyncedAt,
      behindSeconds: Math.round(
        (Date.parse(newestArrival ?? lastSyncedAt) - Date.parse(lastSyncedAt)) / 1000,
      ),
    }))
  })
  reader.memory.set(key, late)
  late.catch(() => reader.memory.delete(key))
  return late
}
