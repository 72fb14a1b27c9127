import type { Manifest } from '@waypoint/contracts'
import { compareSources, compareWithContract, type SourceChange, type SourceColumns } from '@waypoint/extract'
import { type Drift, declaredTables, modelFinder } from './touched-models.ts'

/** What changed since the last build; nothing as long as nothing was built. */
export function driftSinceBuild(
  manifest: Manifest | null,
  built: SourceColumns | null,
  current: SourceColumns,
): readonly Drift[] {
  return withModels(manifest, built === null ? [] : compareSources(built, current), {
    against: 'last-build',
    tables: [current, built ?? {}],
  })
}

export function driftFromContract(manifest: Manifest, current: SourceColumns): readonly Drift[] {
  const changes = compareWithContract(declaredTables(manifest), current)
  return withModels(manifest, changes, { against: 'contract', tables: [current] })
}

interface Comparison {
  readonly against: Drift['against']
  readonly tables: readonly SourceColumns[]
}

function withModels(
  manifest: Manifest | null,
  changes: readonly SourceChange[],
  { against, tables }: Comparison,
): readonly Drift[] {
  if (changes.length === 0) return []
  const find = manifest === null ? null : modelFinder(manifest)
  return changes.map((change) => {
    const columns = tables.flatMap((each) =>
      Object.keys(each[change.schema]?.[change.table.toLowerCase()] ?? {}),
    )
    return { ...change, against, ...(find?.(change, columns) ?? { models: [], downstream: [] }) }
  })
}
