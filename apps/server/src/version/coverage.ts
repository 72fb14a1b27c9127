import { term } from '@waypoint/report'
import type { Reader } from './reader.ts'

export interface CoverageTable {
  readonly sourceSystem: string
  readonly tableName: string
  readonly feeds: string
  readonly consequence: string | null
  readonly rowCount: number | null
  readonly isPresent: boolean
  readonly isRead: boolean
  readonly firstSeenAt: string | null
  readonly lastSyncedAt: string | null
}

export async function readCoverage({
  relations,
  rows,
}: Pick<Reader, 'relations' | 'rows'>): Promise<readonly CoverageTable[]> {
  const relation = relations.get('marts.data_coverage')
  if (relation === undefined) return []
  const found = await rows({
    sql: `select * from ${relation.sql} order by source_system, table_name`,
    parameters: [],
  })
  return found as unknown as readonly CoverageTable[]
}

export interface Missing {
  readonly state: 'missing'
  readonly missing: string
  readonly why: string
}

/** A source table that figures cannot do without; of several in one list, one is enough. */
export type Need = readonly (readonly [source: string, table: string])[]

export const billing: Need = [['stripe', 'customer']]
export const tickets: Need = [['zendesk', 'ticket']]
export const usage: Need = [
  ['app', 'usage_events'],
  ['segment', 'tracks'],
]
export const deals: Need = [
  ['salesforce', 'opportunity'],
  ['hubspot', 'deal'],
]
export const devices: Need = [['app', 'devices']]
export const locations: Need = [['app', 'locations']]
export const campaigns: Need = [
  ['google_ads', 'campaign_stats'],
  ['meta_ads', 'basic_ad'],
  ['linkedin_ads', 'ad_analytics_by_campaign'],
  ['iterable', 'event'],
]

export interface Requirement {
  /** What a reader would have seen. */
  readonly title: string
  readonly relations: readonly string[]
  readonly needs?: readonly Need[]
}

/** Why an answer cannot be given: a source that is not there, or a table that was not published. */
export function gapOf(
  { coverage, relations }: Pick<Reader, 'coverage' | 'relations'>,
  { title, relations: wanted, needs = [] }: Requirement,
): Missing | null {
  const reasons = needs.flatMap((need) => absence(coverage, need))
  if (reasons.length > 0) return { state: 'missing', missing: title, why: reasons.join(' ') }
  const absent = wanted.find((name) => !relations.has(name))
  if (absent === undefined) return null
  return { state: 'missing', missing: title, why: `This version was published without ${absent}.` }
}

function absence(coverage: readonly CoverageTable[], need: Need): readonly string[] {
  const known = need.flatMap(([source, name]) =>
    coverage.filter(({ sourceSystem, tableName }) => sourceSystem === source && tableName === name),
  )
  if (known.length === 0 || known.some(({ isPresent }) => isPresent)) return []
  const names = [...new Set(known.map(({ sourceSystem }) => sourceSystem))]
  const isWhole = names.every((name) =>
    coverage.every(({ sourceSystem, isPresent }) => sourceSystem !== name || !isPresent),
  )
  const [first] = known
  const systems = names.map(term).join(', ')
  const verb = names.length === 1 ? 'is' : 'are'
  const what = isWhole ? `${systems} ${verb} not connected` : `${systems} has no table ${first?.tableName}`
  const consequence = first?.consequence ?? null
  return [consequence === null ? `${what}.` : `${what}. ${consequence}.`]
}
