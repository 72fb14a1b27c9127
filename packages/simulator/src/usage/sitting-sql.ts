import { packedChoice } from './packed-choice.ts'

/** Local hours at which a sitting may begin; each is as likely as it is often listed. */
const HOURS = [
  [7, 8, 8, 9, 9, 9, 10, 10, 10, 11, 11, 12],
  [13, 13, 14, 14, 14, 15, 15, 16, 16, 17, 18, 20],
] as const

export const SITTINGS = [0, 1] as const

export type Sitting = (typeof SITTINGS)[number]

/**
 * SQL for the beginning of a sitting, in milliseconds. A sitting begins in minute 1 to 18 of an hour, lasts
 * at most 28 and is over before the hour ends, so that sittings never touch each other or midnight.
 */
export const sittingStart = (sitting: Sitting): string =>
  `(day * 86400000::bigint + (${packedChoice(HOURS[sitting], `(day_key >> ${4 + 6 * sitting})`)} - utc_offset + 24) % 24 ` +
  `* 3600000 + ((day_key >> ${18 + sitting}) & 1023) * 1000 + 60000)`

/** Short ones are more frequent. */
export const sittingSeconds = (sitting: Sitting): string =>
  `(120 + ((((day_key >> ${8 + sitting}) & 1023) * ((day_key >> ${8 + sitting}) & 1023) * 1560) >> 20))`
