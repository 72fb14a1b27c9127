import { HOUR, type Instant, MINUTE } from '../clock/day.ts'
import type { Company } from '../company/company.ts'
import type { Mess } from '../mess/mess.ts'
import type { TableSchema } from '../schemas/table.ts'
import { hashKey } from '../random/hash.ts'
import { uuid } from '../random/uuid.ts'

/** The cookie of a browser. */
export const anonymousId = (seed: number, number: number, visitor = 0): string =>
  uuid([seed, 'segment-anonymous', number, visitor])

export interface Call {
  readonly seed: number
  readonly company: Company
  /** Distinct over all calls of the table. */
  readonly key: readonly (string | number)[]
  readonly at: Instant
  readonly receivedAt: Instant
  readonly anonymousId: string | null
  readonly userId: string | null
  readonly library: 'analytics.js' | 'analytics-node'
}

/** The table that tells of a call, and what may go wrong there. */
export interface CallPlace {
  readonly mess: Mess
  readonly table: TableSchema
}

/** Every tenth browser's clock is wrong, by up to three quarters of an hour. */
const clockError = (call: Call): number => {
  if (call.library !== 'analytics.js') return 0
  const hash = hashKey([call.seed, 'segment-clock', call.anonymousId ?? ''])
  return hash % 10 === 0 ? ((hash >>> 8) % 91) * MINUTE - 45 * MINUTE : 0
}

export const callId = ({ seed, key }: Pick<Call, 'seed' | 'key'>): string =>
  `ajs-${uuid([seed, 'segment-call', ...key])}`

/** The moment as text, in UTC or with the offset of the client's clock. */
const clientTime = (call: Call, id: string, { mess, table }: CallPlace): string => {
  const at = call.at + clockError(call)
  const utc = new Date(at).toISOString()
  const { utcOffset } = call.company.country
  if (utcOffset === 0 || call.library !== 'analytics.js') return utc
  const spot = { table, key: id, at: call.receivedAt, column: 'original_timestamp', clean: utc }
  if (!mess.happens('mixed_time_zone', spot)) return utc
  const local = new Date(at + utcOffset * HOUR).toISOString().slice(0, -1)
  return `${local}${utcOffset < 0 ? '-' : '+'}${String(Math.abs(utcOffset)).padStart(2, '0')}:00`
}

export const callColumns = (call: Call, place: CallPlace) => {
  const id = callId(call)
  return {
    id,
    anonymous_id: call.anonymousId,
    user_id: call.userId,
    original_timestamp: clientTime(call, id, place),
    sent_at: call.receivedAt + clockError(call) - 100,
    received_at: call.receivedAt,
    timestamp: call.at,
    context_library_name: call.library,
    context_locale: call.company.country.language === 'english' ? 'en-US' : 'en-GB',
    context_timezone: call.company.country.timeZone,
  }
}
