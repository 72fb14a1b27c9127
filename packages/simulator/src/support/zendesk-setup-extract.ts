import { CLOSING_HOUR, holidaysOf, OPENING_HOUR, SCHEDULE_TIME_ZONE } from '../clock/business-schedule.ts'
import { calendarDate, DAY, HOUR } from '../clock/day.ts'
import { COUNTRIES } from '../company/countries.ts'
import { coinPersonName, mailbox } from '../company/naming.ts'
import { openStream } from '../random/stream.ts'
import {
  zendeskGroup,
  zendeskSchedule,
  zendeskScheduleHoliday,
  zendeskSlaPolicyMetricHistory,
  zendeskTimeZone,
  zendeskUser,
} from '../schemas/zendesk.ts'
import type { Delivery } from '../writers/delivery.ts'
import { POLICIES, PRIORITIES, policyRevisions, SLA_METRICS, targetMinutes } from './sla-policy.ts'

export const SCHEDULE_ID = 360_000_310_001
export const GROUP_ID = 360_008_426_001
const AGENTS = 12
const MINUTES_PER_DAY = 1440
const STANDARD_OFFSET_MINUTES = 300

export const agentId = (number: number): number => 360_100_000_000 + number

const TIME_ZONES: readonly (readonly [string, string])[] = [
  [SCHEDULE_TIME_ZONE, '-05:00'],
  ['Central Time (US & Canada)', '-06:00'],
  ['Pacific Time (US & Canada)', '-08:00'],
  ['London', '+00:00'],
  ['Berlin', '+01:00'],
  ['UTC', '+00:00'],
]

const extractSchedule = ({ log, period }: Delivery, created: number): void => {
  for (let day = 1; day <= 5; day++) {
    const start = day * MINUTES_PER_DAY + OPENING_HOUR * 60
    const end = day * MINUTES_PER_DAY + CLOSING_HOUR * 60
    log.add(
      zendeskSchedule,
      {
        id: SCHEDULE_ID,
        name: 'Support US',
        time_zone: SCHEDULE_TIME_ZONE,
        start_time: start,
        end_time: end,
        start_time_utc: start + STANDARD_OFFSET_MINUTES,
        end_time_utc: end + STANDARD_OFFSET_MINUTES,
        created_at: created,
        _fivetran_deleted: false,
      },
      created,
    )
  }
  const firstYear = calendarDate(period.startDay).year - 1
  const lastYear = calendarDate(period.endDay).year + 1
  for (let year = firstYear; year <= lastYear; year++) {
    for (const [index, holiday] of holidaysOf(year).entries()) {
      log.add(
        zendeskScheduleHoliday,
        {
          id: 1_163_000 + (year % 1000) * 10 + index,
          schedule_id: SCHEDULE_ID,
          name: holiday.name,
          start_date: holiday.firstDay,
          end_date: holiday.lastDay,
          _fivetran_deleted: false,
        },
        created,
      )
    }
  }
  for (const [time_zone, standard_offset] of TIME_ZONES) {
    log.add(zendeskTimeZone, { time_zone, standard_offset }, created)
  }
}

const extractPolicies = ({ log, period }: Delivery): void => {
  for (const revision of policyRevisions(period.startDay)) {
    for (const policy of POLICIES) {
      let index = 0
      for (const metric of SLA_METRICS) {
        for (const priority of PRIORITIES) {
          log.add(
            zendeskSlaPolicyMetricHistory,
            {
              sla_policy_id: policy.id,
              index: index++,
              sla_policy_updated_at: revision.validFrom,
              metric,
              priority,
              business_hours: policy.businessHours[metric],
              target: targetMinutes({ policy, metric, priority }, revision),
            },
            revision.validFrom,
          )
        }
      }
    }
  }
}

const agentName = (seed: number, number: number) => {
  const country = COUNTRIES[number % 2]
  if (country === undefined) throw new Error('no country')
  return coinPersonName(openStream(seed, 'agent', number), country)
}

export const extractZendeskSetup = (delivery: Delivery): void => {
  const { seed, log, period } = delivery
  const created = (period.startDay - 45) * DAY + 9 * HOUR
  extractSchedule(delivery, created)
  extractPolicies(delivery)
  const group = {
    id: GROUP_ID,
    name: 'Support',
    created_at: created,
    updated_at: created,
    _fivetran_deleted: false,
  }
  log.add(zendeskGroup, group, created)
  for (let number = 0; number < AGENTS; number++) {
    const name = agentName(seed, number)
    log.add(
      zendeskUser,
      {
        id: agentId(number),
        name: `${name.given} ${name.family}`,
        email: `${mailbox(name, number)}@atlas-platform.io`,
        role: number === 0 ? 'admin' : 'agent',
        locale: 'en-US',
        time_zone: SCHEDULE_TIME_ZONE,
        active: true,
        verified: true,
        suspended: false,
        created_at: created,
        updated_at: created,
      },
      created,
    )
  }
}
