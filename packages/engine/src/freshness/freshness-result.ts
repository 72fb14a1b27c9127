import type { NodeResult, SourceFreshness, SourceNode } from '@waypoint/contracts'

/** The freshness of a source as what became of a node: what listeners and hooks are told. */
export function freshnessResult(freshness: SourceFreshness, source: SourceNode): NodeResult {
  return {
    uniqueId: freshness.uniqueId,
    resourceType: 'source',
    name: `${source.source_name}.${source.name}`,
    status: freshness.status,
    message: freshness.error?.message ?? describeAge(freshness),
    failures: null,
    rowsAffected: null,
    timing: freshness.timing,
    seconds: freshness.seconds,
    thread: freshness.thread,
    adapterResponse: freshness.adapterResponse,
    relationName: source.relation_name,
    compiledCode: null,
    compiledPath: null,
    error: freshness.error,
  }
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const

/** `newest row 3 days old`; the largest unit that fits is exact enough for a reader. */
function describeAge({ ageSeconds }: SourceFreshness): string {
  if (ageSeconds === null) return 'no rows'
  const [unit, size] = UNITS.find(([, seconds]) => ageSeconds >= seconds) ?? (['second', 1] as const)
  const count = Math.max(0, Math.floor(ageSeconds / size))
  return `newest row ${count} ${unit}${count === 1 ? '' : 's'} old`
}
