import { addMonths, DAY, dayOf, HOUR, type Instant, startOfDay, weekday, calendarDate } from '../clock/day.ts'
import type { SimulatedPeriod } from '../clock/simulated-period.ts'

export const NEWSLETTER = 50_806
export const ANNOUNCEMENT = 50_807
export const ONBOARDING = 20_246

interface Campaign {
  readonly id: number
  readonly name: string
  readonly messageTypeId: number
}

/** To all subscribers at once. */
export interface Blast extends Campaign {
  readonly sentAt: Instant
}

/** To each person some days after joining. */
interface Triggered extends Campaign {
  readonly afterDays: number
}

const FIRST_ID = 2_400_000
const MONTHS_BEFORE_LAUNCH = 4

export const ONBOARDING_CAMPAIGNS: readonly Triggered[] = [
  { id: FIRST_ID + 1, name: 'Welcome', messageTypeId: ONBOARDING, afterDays: 0 },
  { id: FIRST_ID + 2, name: 'First steps', messageTypeId: ONBOARDING, afterDays: 3 },
  { id: FIRST_ID + 3, name: 'Invite your team', messageTypeId: ONBOARDING, afterDays: 10 },
]

/** The first such day of the week that is not before the instant. */
const nextWeekday = (from: Instant, target: number): Instant =>
  from + ((target - weekday(dayOf(from)) + 7) % 7) * DAY

/** A newsletter each month on the second Tuesday or so, an announcement each quarter; in order of time. */
export const blastsOf = (period: SimulatedPeriod): readonly Blast[] => {
  const first = addMonths(startOfDay(period.startDay), -MONTHS_BEFORE_LAUNCH)
  const blasts: Blast[] = []
  for (let month = 0; ; month++) {
    const from = addMonths(first, month)
    if (from >= period.endsAt) return blasts
    const { year, month: number } = calendarDate(dayOf(from))
    const label = `${year}-${String(number).padStart(2, '0')}`
    const id = FIRST_ID + 100 + month * 2
    blasts.push({
      id,
      name: `Newsletter ${label}`,
      messageTypeId: NEWSLETTER,
      sentAt: nextWeekday(from + 7 * DAY, 2) + 15 * HOUR,
    })
    if (month % 3 !== 2) continue
    blasts.push({
      id: id + 1,
      name: `What is new ${label}`,
      messageTypeId: ANNOUNCEMENT,
      sentAt: nextWeekday(from + 20 * DAY, 3) + 14 * HOUR,
    })
  }
}
